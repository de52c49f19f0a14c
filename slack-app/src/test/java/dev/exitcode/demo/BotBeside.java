package dev.exitcode.demo;

import static org.awaitility.Awaitility.await;

import dev.exitcode.Knowing;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The real bot in HTTP mode beside a workspace, as the demo has it. */
record BotBeside(Workspace workspace, SlackBot bot) implements AutoCloseable {
  static BotBeside start() throws IOException {
    Secret secret = Secret.of("a-signing-secret-of-some-length");
    Workspace workspace = Workspace.start(0, secret);
    InetSocketAddress anyFree = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    SlackConfig config =
        new SlackConfig(
            workspace.botToken(),
            null,
            null,
            new Connection.Http(anyFree, List.of(secret)),
            new Endpoints(workspace.api(), workspace.responseUrls(), workspace.files()));
    SlackBot bot = new SlackBot(config, Knowing.BUNDLED, Clock.systemUTC());
    bot.start();
    int port = bot.address().getPort();
    workspace.connect(URI.create("http://127.0.0.1:" + port + SlackBot.PATH));
    // Until it knows its workspace, the bot only explains.
    await().until(() -> bot.apiStatus().connected());
    return new BotBeside(workspace, bot);
  }

  @Override
  public void close() {
    workspace.close();
    bot.close();
  }
}
