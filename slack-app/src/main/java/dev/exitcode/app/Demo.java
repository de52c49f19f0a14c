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

/** The bot beside a stand-in for Slack, both on the loopback address of this machine. */
final class Demo implements AutoCloseable {
  private final Workspace workspace;
  private final SlackBot bot;

  private Demo(Workspace workspace, SlackBot bot) {
    this.workspace = workspace;
    this.bot = bot;
  }

  /**
   * Starts both.
   *
   * @param port of the page; 0 takes any free one
   * @throws IOException where the port cannot be had
   */
  static Demo start(int port, Clock clock) throws IOException {
    Secret signingSecret = random();
    Workspace workspace = Workspace.start(port, signingSecret);
    Knowledge knowledge = new Knowledge(Catalog::bundled, Diagnosing::ofText);
    SlackBot bot = new SlackBot(config(workspace, signingSecret), knowledge, clock);
    try {
      bot.start();
    } catch (IOException | RuntimeException e) {
      workspace.close();
      throw e;
    }
    workspace.connect(URI.create("http://" + HostPort.of(bot.address()) + SlackBot.PATH));
    return new Demo(workspace, bot);
  }

  /** The page to open in a browser. */
  URI page() {
    return workspace.page();
  }

  @Override
  public void close() {
    bot.close(); // first, for it calls the workspace
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
