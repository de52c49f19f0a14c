package dev.exitcode.app;

import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.HostPort;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bot beside stand-ins for Slack and for a cluster, all on the loopback address of this
 * machine.
 */
final class Demo implements AutoCloseable {
  private final Workspace workspace;
  private final DemoCluster cluster;
  private final ClusterDesk desk;
  private final SlackBot bot;

  private Demo(Workspace workspace, DemoCluster cluster, ClusterDesk desk, SlackBot bot) {
    this.workspace = workspace;
    this.cluster = cluster;
    this.desk = desk;
    this.bot = bot;
  }

  /**
   * Starts all three.
   *
   * @param port of the page; 0 takes any free one
   * @throws IOException where the port cannot be had
   */
  static Demo start(int port, Clock clock) throws IOException {
    Secret signingSecret = random();
    Workspace workspace = Workspace.start(port, signingSecret);
    DemoCluster cluster = DemoCluster.start(0, clock);
    ClusterDesk desk = new ClusterDesk(pods(workspace, cluster), clock);
    Knowledge knowledge =
        new Knowledge(
            Catalog::bundled, Diagnosing::ofText, desk.knowledge(() -> TeamKnowledge.NONE));
    SlackBot bot = new SlackBot(config(workspace, signingSecret), knowledge, clock);
    try {
      bot.start();
    } catch (IOException | RuntimeException e) {
      cluster.close();
      workspace.close();
      throw e;
    }
    workspace.connect(URI.create("http://" + HostPort.of(bot.address()) + SlackBot.PATH));
    desk.warm();
    return new Demo(workspace, cluster, desk, bot);
  }

  /** The person at the page may ask about everything, and the channel may see it all. */
  private static ClusterSettings pods(Workspace workspace, DemoCluster cluster) {
    Grant all =
        new Grant(
            new Grant.Who(Set.of(workspace.person()), Set.of(), Set.of(workspace.channel())),
            new Grant.Where(List.of("*"), List.of("*"), Map.of()),
            Set.of(Right.LOGS));
    return new ClusterSettings(List.of(ClusterAccess.url("demo", cluster.url())), List.of(all));
  }

  /** The page to open in a browser. */
  URI page() {
    return workspace.page();
  }

  /** Where the cluster's API server answers; kubectl works there, too. */
  URI cluster() {
    return cluster.url();
  }

  @Override
  public void close() {
    bot.close(); // first, for it calls the others
    desk.close();
    cluster.close();
    workspace.close();
  }

  private static SlackConfig config(Workspace workspace, Secret signingSecret) {
    InetSocketAddress anyFree = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new SlackConfig(
        workspace.botToken(),
        null,
        null,
        new Connection.Http(anyFree, List.of(signingSecret)),
        new Endpoints(workspace.api(), workspace.responseUrls(), workspace.files()));
  }

  private static Secret random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }
}
