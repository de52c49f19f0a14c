package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.access.Grant;
import dev.exitcode.access.Right;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Storm;
import java.nio.file.Path;
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

  @Test
  void clickFromAnotherChannel_isRefusedAsIfThereWereNothing() throws Exception {
    open(MAY_ACT);
    String other = room.click(NoticeButton.ACKNOWLEDGE.action(), INCIDENT.id(), "C0OTHER");
    String nothing = room.click(NoticeButton.ACKNOWLEDGE.action(), "i-none", "C0PAY");
    assertThat(other).contains("I know nothing of this notice").isEqualTo(nothing);
    assertThat(room.acknowledged).isEmpty();
  }
}
