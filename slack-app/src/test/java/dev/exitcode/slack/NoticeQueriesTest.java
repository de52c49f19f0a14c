package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.incident.Match;
import dev.exitcode.incident.Silence;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.store.CrashTable;
import dev.exitcode.store.FeedbackTable;
import dev.exitcode.store.FeedbackTable.Given;
import dev.exitcode.store.IncidentTable;
import dev.exitcode.store.MarkTable.Mark;
import dev.exitcode.store.VerdictTable;
import dev.exitcode.store.WorkloadName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about notices, by command, with a store. */
final class NoticeQueriesTest {
  private static final Grant MAY_SEE = FakeCluster.user("U0USER", "payments", Right.EXPLAIN);
  private static final Grant OTHER = FakeCluster.user("U0USER", "shop", Right.EXPLAIN);
  private static final String POD = "api-7c9f8d6b54-ht4kp";

  @TempDir private Path folder;
  private NoticeRoom room;

  private void open(Grant... grants) throws Exception {
    room = new NoticeRoom(folder, grants);
    room.put(Incidents.usual());
    Instant since = Incidents.BEGAN;
    Duration blind = Duration.ofMinutes(3);
    room.views = List.of(new WatchView("prod-eu", true, since, 132, blind, 0, null));
  }

  private void verdict(String decision, String sentence, int nr) {
    room.store.run(
        tx ->
            tx.verdicts()
                .put(
                    new VerdictTable.Row(
                        new Mark("u1", "api", nr, "137@" + nr),
                        new WorkloadName("prod-eu", "payments", "api"),
                        POD,
                        1,
                        decision,
                        decision.equals("TOLD") ? "OPENED" : "STOPPING",
                        sentence,
                        decision.equals("TOLD") ? "i-5f2c1a" : null,
                        Instant.now())));
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void incidents_areThoseThatAreOpen() throws Exception {
    open(MAY_SEE);
    assertThat(room.ask("incidents"))
        .contains("1 open incident", "payments/api", "Memory limit exceeded, 12 times");
  }

  @Test
  void incidentThatCannotBeRead_isNamed_whereItMayBeSeen() throws Exception {
    open(MAY_SEE);
    for (String namespace : List.of("payments", "hidden")) {
      String doc = "{\"state\": \"TOMORROWS\"}";
      String id = "i-" + namespace;
      room.store.run(
          tx ->
              tx.incidents()
                  .put(
                      new IncidentTable.Row(
                          id, "prod-eu", namespace, "odd", "app", false, Instant.now(), doc)));
    }
    assertThat(room.ask("incidents"))
        .contains("1 open incident", "payments/api", "payments/odd", "cannot read")
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"incidents", "suppressed", "why api", "snoozed", "history api", "feedback"})
  void whatIsDenied_isAsIfItWereNotThere(String question) throws Exception {
    open(OTHER);
    verdict("FILTERED", "The pod was to go.", 1);
    String denied = room.ask(question);
    room.close();
    room = new NoticeRoom(folder.resolve("empty"), OTHER);
    room.views =
        List.of(new WatchView("prod-eu", true, Incidents.BEGAN, 0, Duration.ZERO, 0, null));
    assertThat(room.ask(question)).isEqualTo(denied).doesNotContain("payments");
  }

  @Test
  void status_saysWhatIsWatchedAndHowItIsSeen() throws Exception {
    open(MAY_SEE);
    assertThat(room.ask("status"))
        .contains("prod-eu", "132 pods", "Blind for 3 min", "Nothing waits to be told");
  }

  /** It decides nothing, and knows all the same. */
  @Test
  void replicaThatWatchesNothing_answersAsTheOther() throws Exception {
    open(MAY_SEE);
    String told = room.ask("incidents");
    room.views = List.of();
    assertThat(room.ask("incidents")).isEqualTo(told).contains("1 open incident");
    assertThat(room.ask("status")).contains("prod-eu", "not watched by the replica");
  }

  @Test
  void why_saysWhatWasDecidedAndWhereItIsTold() throws Exception {
    open(MAY_SEE);
    verdict("TOLD", "A new incident.", 1);
    verdict("FILTERED", "The pod was to go.", 2);
    String told = room.ask("why payments/" + POD);
    assertThat(told).contains("Not told", "The pod was to go.", "Told", "A new incident.");
    assertThat(room.ask("why other/" + POD)).contains("I decided on no crash of that name");
    assertThat(room.ask("why api")).contains("Not told", "The pod was to go.", "A new incident.");
  }

  @Test
  void why_saysWhatWouldBecomeOfACrashNow() throws Exception {
    open(MAY_SEE);
    assertThat(room.ask("why payments/api-7c9"))
        .contains("Were payments/api-7c9 to crash now: told in <#C0PAY>")
        .contains("Taken for: Liveness probe failed, warning.", "C0PAY is the default");
    Instant now = Instant.now();
    room.silence = new Silence("q", Match.ALL, now, now.plusSeconds(600), "U1", "");
    assertThat(room.ask("why api-7c9")).contains("not told, it is snoozed until");
  }

  @Test
  void feedback_isCountedForEachRule() throws Exception {
    open(MAY_SEE);
    said("U1", new Given("MEMORY_LIMIT_EXCEEDED", "CERTAIN", null), "LIVENESS_PROBE_FAILED");
    said("U2", new Given("MEMORY_LIMIT_EXCEEDED", "CERTAIN", null), null);
    said("U3", new Given("STARTUP_PROBE_FAILED", "LIKELY", "importer"), "LIVENESS_PROBE_FAILED");
    assertThat(room.ask("feedback"))
        .contains("Memory limit exceeded, certain", "2 times. It was: not said (1), ")
        .contains("likely, by the team's entry importer");
  }

  private void said(String by, Given given, @Nullable String right) {
    Instant now = Instant.now();
    String incident = Incidents.usual().id();
    FeedbackTable.Row row = new FeedbackTable.Row(incident, given, right, by, now);
    room.store.run(tx -> tx.feedback().put(row));
  }

  @Test
  void suppressed_saysEachReasonOnce() throws Exception {
    open(MAY_SEE);
    verdict("TOLD", "A new incident.", 1);
    verdict("FILTERED", "The pod was to go.", 2);
    verdict("FILTERED", "The pod was to go.", 3);
    assertThat(room.ask("suppressed"))
        .contains("payments/api", "2 times", "The pod was to go.")
        .doesNotContain("A new incident");
  }

  @Test
  void history_isThatOfAWorkload() throws Exception {
    open(MAY_SEE);
    room.store.run(
        tx ->
            tx.history()
                .add(
                    new CrashTable.Row(
                        new WorkloadName("prod-eu", "payments", "api"),
                        POD,
                        "api",
                        null,
                        "MEMORY_LIMIT_EXCEEDED",
                        137L,
                        Instant.now(),
                        "",
                        "{}")));
    assertThat(room.ask("history payments/api"))
        .contains("1 crash of api", "Memory limit exceeded", "exit code 137");
    assertThat(room.ask("history shop/api")).contains("I keep no crash");
  }

  @Test
  void questionAboutAPod_isNoneAboutNotices() throws Exception {
    open(MAY_SEE);
    assertThat(room.ask("why did payments/api crash?")).doesNotContain("I decided");
  }
}
