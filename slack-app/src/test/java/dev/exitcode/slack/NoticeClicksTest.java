package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.exitcode.Incidents;
import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Request;
import dev.exitcode.incident.Silence;
import dev.exitcode.incident.Storm;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.store.CrashTable;
import dev.exitcode.store.FeedbackTable;
import dev.exitcode.store.Posting;
import dev.exitcode.store.StoreInTests;
import dev.exitcode.store.WorkloadName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buttons below a notice: over HTTP, with a store, against a scripted Slack. */
final class NoticeClicksTest {
  private static final Grant MAY_ACT = FakeCluster.user("U0USER", "payments", Right.ACT);
  private static final Incident INCIDENT = Incidents.usual();

  @TempDir private Path folder;
  private NoticeRoom room;

  private void open(Grant... grants) throws Exception {
    room = new NoticeRoom(folder, grants);
    room.put(INCIDENT);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void acknowledge_notesWhoAndUntilWhen_andReleaseLiftsIt() throws Exception {
    open(MAY_ACT);
    assertThat(room.click(NoticeButton.ACKNOWLEDGE, INCIDENT.id())).contains("You look at");
    Request noted = room.requests().getFirst();
    assertThat(noted.about()).containsExactly(INCIDENT.id());
    assertThat(noted.by().by()).isEqualTo("U0USER");
    assertThat(noted.by().until()).isAfter(noted.by().at());
    room.click(NoticeButton.RELEASE, INCIDENT.id());
    assertThat(room.requests().getLast().by()).isNull();
  }

  @Test
  void personWithoutTheRightToAct_isRefused() throws Exception {
    open(FakeCluster.user("U0USER", "payments", Right.LOGS));
    assertThat(room.click(NoticeButton.ACKNOWLEDGE, INCIDENT.id())).contains("You may not act");
    assertThat(room.requests()).isEmpty();
  }

  @Test
  void storm_isActedOnWhole_orOnOneOfIt() throws Exception {
    open(MAY_ACT);
    Storm storm = Incidents.storm(Storm.Kind.MANY, "", 5);
    room.put(storm);
    room.put(Incidents.inStorm(INCIDENT, "i-a", storm));
    room.put(Incidents.inStorm(INCIDENT, "i-b", storm));
    assertThat(room.click(NoticeButton.ACKNOWLEDGE, storm.id())).contains("2 incidents");
    assertThat(room.requests().getLast().about()).containsExactlyInAnyOrder("i-a", "i-b");
    assertThat(room.click(NoticeButton.ONE, storm.id())).contains("\"value\":\"i-b\"");
    assertThat(room.click(NoticeButton.PICK + "1", "i-b", "C0PAY"))
        .contains("Memory limit exceeded", NoticeButton.ACKNOWLEDGE.action());
  }

  private static final String FILLED =
      """
      {"what":{"value":{"type":"static_select","selected_option":{"value":"WORKLOAD"}}},
       "until":{"value":{"type":"static_select","selected_option":{"value":"4h"}}},
       "day":{"value":{"type":"datepicker","selected_date":%s}},
       "reason":{"value":{"type":"plain_text_input","value":"password=hunter2hunter2 <!channel>"}}}
      """;

  @Test
  void snooze_isStored_listed_andLifted() throws Exception {
    open(MAY_ACT);
    JsonObject modal = room.open(NoticeButton.SNOOZE, INCIDENT.id());
    assertThat(room.submit(modal, FILLED.formatted("\"2001-01-01\""))).contains("errors", "day");
    assertThat(room.submit(modal, FILLED.formatted("null"))).isEmpty();
    await().until(() -> !room.store.read(tx -> tx.silences().active(Instant.now())).isEmpty());
    String listed = room.ask("snoozed");
    assertThat(listed).contains("api in payments of prod-eu", "U0USER").doesNotContain("hunter2");
    String id = room.store.read(tx -> tx.silences().active(Instant.now())).getFirst();
    Silence silence = IncidentFiles.read(id, Silence.class);
    assertThat(silence.match().workload()).isEqualTo("api");
    assertThat(room.click(NoticeSilences.LIFT + "1", silence.id(), "C0OTHER")).contains("Lifted");
    assertThat(room.ask("snoozed")).contains("Nothing is snoozed");
  }

  @Test
  void notHelpful_storesTheRightCause() throws Exception {
    open(MAY_ACT);
    JsonObject modal = room.open(NoticeButton.NOT_HELPFUL, INCIDENT.id());
    String chosen =
        "{\"value\":{\"value\":{\"type\":\"static_select\",\"selected_option\":{\"value\":\"LIVENESS_PROBE_FAILED\"}}}}";
    assertThat(room.submit(modal, chosen)).isEmpty();
    await().until(() -> !room.store.read(tx -> tx.feedback().newest(9)).isEmpty());
    FeedbackTable.Row row = room.store.read(tx -> tx.feedback().newest(9)).getFirst();
    assertThat(row.given())
        .isEqualTo(new FeedbackTable.Given("MEMORY_LIMIT_EXCEEDED", "CERTAIN", null));
    assertThat(row.right()).isEqualTo("LIVENESS_PROBE_FAILED");
    assertThat(row.by()).isEqualTo("U0USER");
  }

  @Test
  void label_isThatOfALabelledCase() throws Exception {
    open();
    FeedbackTable.Given given = new FeedbackTable.Given("MEMORY_LIMIT_EXCEEDED", "CERTAIN", null);
    FeedbackTable.Row row =
        new FeedbackTable.Row(INCIDENT.id(), given, "LIVENESS_PROBE_FAILED", "U1", Incidents.BEGAN);
    assertThat(NoticeFeedback.label(row, INCIDENT))
        .contains("\"cause\" : \"liveness-probe-failed\"", "\"memory-limit-exceeded\"", "\"api\"");
  }

  private void crashed(String log) {
    crashed("api-1", Incidents.BEGAN, log, "{}");
  }

  private void crashed(String pod, Instant at, String log, String file) {
    WorkloadName workload = new WorkloadName("prod-eu", "payments", "api");
    CrashTable.Row row =
        new CrashTable.Row(
            workload, pod, "api", INCIDENT.id(), "LIVENESS_PROBE_FAILED", 139L, at, log, file);
    room.store.run(tx -> tx.history().add(row));
  }

  /** Its message stands in Slack. */
  private void told() {
    String id = INCIDENT.isToldAlone() ? INCIDENT.id() : INCIDENT.notice().root();
    Posting root = new Posting(id, id, "C0PAY", Posting.Kind.ROOT, "{}");
    Instant now = Instant.now();
    room.store.run(tx -> tx.outbox().enqueue(root, now));
    room.store
        .deliver(outbox -> StoreInTests.claim(outbox, 1, now, Duration.ofMinutes(1)))
        .forEach(claimed -> room.store.run(tx -> tx.outbox().sent(claimed, "17.1", now)));
  }

  @Test
  void logs_areInTheThread_whereTheChannelMaySeeThem() throws Exception {
    open(
        FakeCluster.user("U0USER", "payments", Right.ACT, Right.LOGS),
        FakeCluster.channel("C0PAY", "payments", Right.LOGS));
    crashed("panic: out of luck");
    told();
    assertThat(room.click(NoticeButton.LOGS, INCIDENT.id())).contains("in the thread");
    assertThat(room.fake.posts().getLast()).contains("panic: out of luck", "17.1", "C0PAY");
  }

  @Test
  void logs_areForTheOneWhoClicked_whereTheChannelMayNot_andForNobodyWithoutTheRight()
      throws Exception {
    open(FakeCluster.user("U0USER", "payments", Right.ACT, Right.LOGS));
    crashed("panic: out of luck");
    told();
    assertThat(room.click(NoticeButton.LOGS, INCIDENT.id())).contains("panic: out of luck");
    assertThat(room.fake.posts()).isEmpty();
    room.close();
    room = new NoticeRoom(folder, MAY_ACT);
    assertThat(room.click(NoticeButton.LOGS, INCIDENT.id())).doesNotContain("out of luck");
  }

  @Test
  void changes_andRecheck_sayWhatIsKnown() throws Exception {
    open(FakeCluster.user("U0USER", "payments", Right.ACT, Right.PODS));
    crashed("");
    assertThat(room.click(NoticeButton.CHANGES, INCIDENT.id())).contains("No change");
    assertThat(room.clickBehind(NoticeButton.RECHECK, INCIDENT.id()))
        .contains("I found no such pod", "\"replace_original\":true", NoticeButton.EXPORT.action());
    assertThat(room.requests())
        .containsExactly(new Request(Request.Kind.RECHECK, List.of(INCIDENT.id()), null));
  }

  @Test
  void changes_areThoseBeforeTheNewestCrashOfWhichACaseIsKept() throws Exception {
    open(FakeCluster.user("U0USER", "payments", Right.ACT, Right.PODS));
    PodRef pod = new PodRef("prod-eu", "payments", "api-0", "u1");
    String file = CaseFiles.tree(FakeCluster.hostile(pod, "image api:1.4")).toString();
    crashed("api-0", Incidents.BEGAN, "", file);
    crashed("api-1", Incidents.BEGAN.plusSeconds(60), "", "");
    assertThat(room.click(NoticeButton.CHANGES, INCIDENT.id())).contains("api-0", "image api:1.4");
  }

  @Test
  void postMortem_tellsTheWholeInOrder_withoutMarkUpOfOthers() throws Exception {
    open();
    CrashTable.Row row =
        new CrashTable.Row(
            new WorkloadName("prod-eu", "payments", "api"),
            "api-1\n# [x](https://evil.example)",
            "api",
            INCIDENT.id(),
            "OF_A_NEWER_ONE",
            139L,
            Incidents.BEGAN,
            "",
            "");
    String text = PostMortem.of(INCIDENT, List.of(row), Incidents.BEGAN);
    assertThat(text)
        .containsSubsequence("# payments/api", "## Cause", "## Evidence", "## Timeline", "139")
        .doesNotContain("[x](https")
        .doesNotContain("\n# [");
  }

  @Test
  void clickFromAnotherChannel_isRefusedAsIfThereWereNothing() throws Exception {
    open(MAY_ACT);
    String other = room.click(NoticeButton.ACKNOWLEDGE.action(), INCIDENT.id(), "C0OTHER");
    String nothing = room.click(NoticeButton.ACKNOWLEDGE.action(), "i-none", "C0PAY");
    assertThat(other).contains("I know nothing of this notice").isEqualTo(nothing);
    assertThat(room.requests()).isEmpty();
  }
}
