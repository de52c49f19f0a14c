package dev.exitcode.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Signature;
import dev.exitcode.slack.SlackBot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Goes once through what every start needs, on the loopback address, so that the AOT cache of the
 * distribution knows it: explain, settings from a file, signed requests, the admin port.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Trains the AOT cache of the bot when the distribution is built.")
final class RehearseCommand implements Callable<Integer> {
  /** Enough for the JVM to learn which methods are hot. */
  private static final int ROUNDS = 300;

  /** Up to the text of the command. */
  private static final String COMMAND =
      "token=x&team_id=T1&channel_id=C1&user_id=U1&command=%2Fexitcode&api_app_id=A1"
          + "&response_url=http%3A%2F%2F127.0.0.1%3A9%2F&trigger_id=1.2.3&text=";

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Signature SIGNATURE = new Signature(Secret.of(SECRET));
  private static final Map<String, String> ENV =
      Map.of("SLACK_BOT_TOKEN", "xoxb-rehearsal-0", "SLACK_SIGNING_SECRET", SECRET);

  /** Port 9 is the discard port: nobody is there, as when Slack cannot be reached. */
  private static final String SETTINGS =
      """
      slack: { mode: http, apiUrl: "http://127.0.0.1:9/api/", hooksUrl: "http://127.0.0.1:9/" }
      http: { host: 127.0.0.1, port: 0 }
      admin: { port: 0 }
      """;

  RehearseCommand() {}

  @Override
  public Integer call() throws IOException, BadSettings {
    new RehearseExplainCommand().call();
    RehearseExplainCommand.run("--version");
    RehearseExplainCommand.run("--help");
    Path file = Files.createTempFile("exitcode-rehearsal", ".yaml");
    try {
      Files.writeString(file, SETTINGS);
      serve(new Serve(file));
    } finally {
      Files.delete(file);
    }
    return ExitStatus.OK;
  }

  private static void serve(Serve serve) throws IOException, BadSettings {
    Terminal terminal = new Terminal(80, false);
    try (PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Server server = serve.start(RehearseExplainCommand.unseen(nowhere, terminal, ENV))) {
      Shutdown.whenTold(() -> {});
      for (int i = 0; i < ROUNDS; i++) {
        ask(server.address(), "139");
      }
      for (String path : List.of("/live", "/ready", "/health")) {
        read(open(server.admin(), path));
      }
      // Until the HTTP client has been made and used as well.
      while (!read(open(server.admin(), "/health")).contains("cannot be reached")) {
        ask(server.address(), "139");
      }
    }
  }

  /** A slash command as Slack sends and signs it. */
  private static void ask(InetSocketAddress bot, String question) throws IOException {
    String body = COMMAND + question;
    HttpURLConnection request = open(bot, SlackBot.PATH);
    request.setRequestMethod("POST");
    request.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    sign(request, body);
    request.setDoOutput(true);
    try (OutputStream out = request.getOutputStream()) {
      out.write(body.getBytes(UTF_8));
    }
    if (!read(request).contains("SIGSEGV")) {
      throw new IOException("the rehearsal was not answered");
    }
  }

  private static void sign(HttpURLConnection request, String body) {
    String now = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    request.setRequestProperty("X-Slack-Request-Timestamp", now);
    request.setRequestProperty("X-Slack-Signature", SIGNATURE.of(now, body.getBytes(UTF_8)));
  }

  private static HttpURLConnection open(InetSocketAddress to, String path) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + to.getPort() + path);
    return (HttpURLConnection) url.toURL().openConnection();
  }

  private static String read(HttpURLConnection request) throws IOException {
    boolean good = request.getResponseCode() < 400;
    try (InputStream in = good ? request.getInputStream() : request.getErrorStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
