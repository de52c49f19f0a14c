package dev.exitcode.app;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.demo.Workspace;
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
import org.jspecify.annotations.Nullable;

/**
 * The bot beside stand-ins for Slack and for a cluster, all on the loopback address of this
 * machine; or beside a real cluster.
 */
final class Demo implements AutoCloseable {
  private final Workspace workspace;
  private final DemoPods pods;
  private final SlackBot bot;
  private final DemoNotices notices;

  private Demo(Workspace workspace, DemoPods pods, SlackBot bot, DemoNotices notices) {
    this.workspace = workspace;
    this.pods = pods;
    this.bot = bot;
    this.notices = notices;
  }

  /**
   * Starts them.
   *
   * @param port of the page; 0 takes any free one
   * @param context of the cluster in the usual kubeconfig; null takes the stand-in
   * @throws IOException with a sentence, where the port or the cluster cannot be had
   */
  static Demo start(int port, @Nullable String context, Clock clock) throws IOException {
    Secret signingSecret = random();
    Workspace workspace = Workspace.start(port, signingSecret);
    try {
      DemoPods pods = DemoPods.start(context, workspace, clock);
      SlackBot bot = bot(workspace, signingSecret, pods, clock);
      return start(workspace, pods, bot, DemoNotices.of(workspace, pods, bot, clock));
    } catch (IOException | RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  private static SlackBot bot(
      Workspace workspace, Secret signingSecret, DemoPods pods, Clock clock) {
    Knowledge knowledge = new Knowledge(Catalog::bundled, Diagnosing::ofText, pods.knowledge());
    return new SlackBot(config(workspace, signingSecret), knowledge, clock);
  }

  private static Demo start(Workspace workspace, DemoPods pods, SlackBot bot, DemoNotices notices)
      throws IOException {
    try {
      bot.start();
    } catch (IOException | RuntimeException e) {
      pods.close();
      throw e;
    }
    workspace.connect(URI.create("http://" + HostPort.of(bot.address()) + SlackBot.PATH));
    notices.start();
    return new Demo(workspace, pods, bot, notices);
  }

  /** The page to open in a browser. */
  URI page() {
    return workspace.page();
  }

  DemoPods pods() {
    return pods;
  }

  @Override
  public void close() {
    notices.close();
    bot.close(); // first, for it calls the others
    pods.close();
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
