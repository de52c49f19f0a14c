package dev.exitcode.app;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.DemoCluster;
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

/**
 * The bot beside stand-ins for Slack and for a cluster, all on the loopback address of this
 * machine.
 */
final class Demo implements AutoCloseable {
  private final Workspace workspace;
  private final DemoCluster cluster;
  private final SlackBot bot;

  private Demo(Workspace workspace, DemoCluster cluster, SlackBot bot) {
    this.workspace = workspace;
    this.cluster = cluster;
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
    Knowledge knowledge = new Knowledge(Catalog::bundled, Diagnosing::ofText);
    SlackBot bot = new SlackBot(config(workspace, signingSecret), knowledge, clock);
    try {
      bot.start();
    } catch (IOException | RuntimeException e) {
      cluster.close();
      workspace.close();
      throw e;
    }
    workspace.connect(URI.create("http://" + HostPort.of(bot.address()) + SlackBot.PATH));
    return new Demo(workspace, cluster, bot);
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
