package dev.exitcode.slack;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Confidence;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import dev.exitcode.intake.Intake;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of this package share. */
final class Fixtures {
  static final String TEAM = "T0TEAM";
  static final String APP = "A0APP";
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final String BOT_TOKEN = "xoxb-1111-2222-canarybottoken";
  static final String APP_TOKEN = "xapp-1-A0APP-3333-canaryapptoken";
  static final Catalog CATALOG = Catalog.bundled();

  /** What a text is found to mean where it names its cause; the rules are not what is tested. */
  static final Knowledge KNOWLEDGE = new Knowledge(() -> CATALOG, Fixtures::outcome);

  private Fixtures() {}

  private static Outcome outcome(String text, @Nullable Instant seen) {
    List<Diagnosis> found =
        Arrays.stream(Cause.values())
            .filter(cause -> text.contains(cause.id()))
            .map(cause -> diagnosis(cause, Confidence.LIKELY))
            .toList();
    if (!found.isEmpty()) {
      return new Outcome.Diagnosed(
          found, text.endsWith("...") ? List.of(Intake.LOOKS_CUT) : List.of());
    }
    if (text.contains("weak")) {
      return new Outcome.Diagnosed(
          List.of(diagnosis(Cause.SIGKILL_UNATTRIBUTED, Confidence.POSSIBLE)), List.of());
    }
    return text.contains("in good order")
        ? new Outcome.Diagnosed(List.of(), List.of())
        : new Outcome.NotUnderstood("Nothing found. Paste `kubectl describe pod NAME`.");
  }

  static Diagnosis diagnosis(Cause cause, Confidence confidence) {
    return new Diagnosis(
        new Diagnosis.Subject("payments", "api-7c9", "api", 137L),
        cause,
        confidence,
        cause.isBenign(),
        true,
        "Kubelet restarted api.",
        List.of(
            new Diagnosis.Fact("Liveness probe failed: HTTP 503", "event Unhealthy"),
            new Diagnosis.Fact("ERROR pool exhausted <!channel>", "log api:41")),
        List.of(new Diagnosis.RuledOut(Cause.MEMORY_LIMIT_EXCEEDED, "the reason is Error")),
        List.of(
            new Diagnosis.NextStep(
                "Read the log of the instance that died.",
                "kubectl logs api-7c9 -n payments -c api --previous")),
        List.of("the events of the pod"));
  }

  static Connection.Http http(String... secrets) {
    return new Connection.Http(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        List.of(secrets).stream().map(Secret::of).toList());
  }

  /** A bot that listens for what Slack sends. */
  static SlackBot started(Endpoints slack, Knowledge knowledge, Clock clock) throws IOException {
    SlackBot bot = new SlackBot(config(http(SECRET), slack), knowledge, clock);
    bot.start();
    return bot;
  }

  static SlackConfig config(Connection connection, Endpoints endpoints) {
    return new SlackConfig(Secret.of(BOT_TOKEN), TEAM, APP, connection, endpoints);
  }

  /** Addresses on loopback where nothing listens. */
  static Endpoints unreachable() {
    URI nobody = URI.create("http://127.0.0.1:9/");
    return new Endpoints(nobody.resolve("api/"), nobody, nobody);
  }
}
