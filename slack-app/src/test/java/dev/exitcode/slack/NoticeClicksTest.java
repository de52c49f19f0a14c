package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.exitcode.Incidents;
import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Silence;
import dev.exitcode.incident.Storm;
import dev.exitcode.store.FeedbackTable;
import java.nio.file.Path;
import java.time.Instant;
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
    NoticeRoom.Acknowledged noted = room.acknowledged.getLast();
    assertThat(noted.incidents()).containsExactly(INCIDENT.id());
    assertThat(noted.by().by()).isEqualTo("U0USER");
    assertThat(noted.by().until()).isAfter(noted.by().at());
    room.click(NoticeButton.RELEASE, INCIDENT.id());
    assertThat(room.acknowledged.getLast().by()).isNull();
  }

  @Test
  void personWithoutTheRightToAct_isRefused() throws Exception {
    open(FakeCluster.user("U0USER", "payments", Right.LOGS));
    assertThat(room.click(NoticeButton.ACKNOWLEDGE, INCIDENT.id())).contains("You may not act");
    assertThat(room.acknowledged).isEmpty();
  }

  @Test
  void storm_isActedOnWhole_orOnOneOfIt() throws Exception {
    open(MAY_ACT);
    Storm storm = Incidents.storm(Storm.Kind.MANY, "", 5);
    room.put(storm);
    room.put(Incidents.inStorm(INCIDENT, "i-a", storm));
    room.put(Incidents.inStorm(INCIDENT, "i-b", storm));
    assertThat(room.click(NoticeButton.ACKNOWLEDGE, storm.id())).contains("2 incidents");
    assertThat(room.acknowledged.getLast().incidents()).containsExactlyInAnyOrder("i-a", "i-b");
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
        "{\"value\":{\"value\":{\"type\":\"static_select\",\"selected_option\":{\"value\":\"SEGFAULT\"}}}}";
    assertThat(room.submit(modal, chosen)).isEmpty();
    await().until(() -> !room.store.read(tx -> tx.feedback().newest(9)).isEmpty());
    FeedbackTable.Row row = room.store.read(tx -> tx.feedback().newest(9)).getFirst();
    assertThat(row.given()).isEqualTo(INCIDENT.cause().name());
    assertThat(row.by()).isEqualTo("U0USER");
  }

  @Test
  void clickFromAnotherChannel_isRefusedAsIfThereWereNothing() throws Exception {
    open(MAY_ACT);
    String other = room.click(NoticeButton.ACKNOWLEDGE.action(), INCIDENT.id(), "C0OTHER");
    String nothing = room.click(NoticeButton.ACKNOWLEDGE.action(), "i-none", "C0PAY");
    assertThat(other).contains("I know nothing of this notice").isEqualTo(nothing);
    assertThat(room.acknowledged).isEmpty();
  }
}
