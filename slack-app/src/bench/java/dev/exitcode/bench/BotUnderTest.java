package dev.exitcode.bench;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The product's HTTP door in a process of its own, with Slack out of reach. */
final class BotUnderTest {
  private BotUnderTest() {}

  /** Argument: the port. */
  public static void main(String[] args) throws IOException, InterruptedException {
    // Port 9 is where nothing listens: every call to Slack fails at once.
    URI nobody = URI.create("http://127.0.0.1:9/");
    Endpoints deadSlack = new Endpoints(nobody.resolve("api/"), nobody, nobody);
    InetSocketAddress bind =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    SlackConfig config =
        new SlackConfig(
            Secret.of("xoxb-1111-2222-benchmark"),
            SignedCommands.TEAM,
            SignedCommands.APP,
            new Connection.Http(bind, List.of(Secret.of(SignedCommands.SECRET))),
            deadSlack);
    Knowledge knowledge =
        new Knowledge(
            Catalog::bundled, (text, seen) -> new Outcome.NotUnderstood("No diagnosis here."));
    try (SlackBot bot = new SlackBot(config, knowledge, Clock.systemUTC())) {
      bot.start();
      Thread.currentThread().join();
    }
  }
}
