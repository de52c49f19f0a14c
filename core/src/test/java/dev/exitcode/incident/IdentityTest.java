package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Incident.State;
import org.junit.jupiter.api.Test;

/** Which incident an end belongs to. */
final class IdentityTest {
  private final Desk desk = new Desk();
  private final Crash crash = Crash.of("api");

  @Test
  void sameCauseInAnotherPod_isTheSame() {
    desk.see(crash);
    desk.see(crash.pod("api-2"));
    assertThat(desk.only().course().pods()).containsExactly("api-1", "api-2");
  }

  @Test
  void otherContainer_isAnother() {
    desk.see(crash);
    desk.see(crash.container("proxy"));
    assertThat(desk.board().incidents()).hasSize(2);
  }

  @Test
  void laterEndOfAnotherCause_isAnother() {
    desk.see(crash);
    desk.see(crash.nr(2).cause(Cause.DISK_FULL));
    assertThat(desk.board().incidents()).hasSize(2);
  }

  @Test
  void betterEvidenceOfTheSameEnd_changesTheCauseInPlace() {
    desk.see(crash.cause(Cause.SIGKILL_UNATTRIBUTED, 137L));
    desk.see(crash.cause(Cause.LIVENESS_PROBE_FAILED, 137L));
    assertThat(desk.only().cause()).isEqualTo(Cause.LIVENESS_PROBE_FAILED);
    assertThat(desk.only().course().count()).isEqualTo(1);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
    desk.afterSeconds(5);
    assertThat(desk.edits()).isPositive();
  }

  @Test
  void betterEvidenceLate_isWorthAWord() {
    desk.see(crash.cause(Cause.SIGKILL_UNATTRIBUTED, 137L));
    desk.afterSeconds(90);
    desk.see(crash.cause(Cause.LIVENESS_PROBE_FAILED, 137L));
    assertThat(desk.said()).containsExactly("ROOT OPENED", "REPLY CAUSE_CHANGED");
  }

  @Test
  void nextEndOfTheCauseItOpenedWith_isTheSame() {
    desk.see(crash.cause(Cause.SIGKILL_UNATTRIBUTED, 137L));
    desk.see(crash.cause(Cause.LIVENESS_PROBE_FAILED, 137L));
    desk.see(crash.nr(2).cause(Cause.SIGKILL_UNATTRIBUTED, 137L));
    assertThat(desk.only().cause()).isEqualTo(Cause.LIVENESS_PROBE_FAILED);
    assertThat(desk.only().course().count()).isEqualTo(2);
  }

  @Test
  void bareCodeOfALaterEnd_speaksAgainstNothing() {
    desk.see(crash.cause(Cause.DEPENDENCY_UNREACHABLE, 1L));
    desk.see(crash.nr(2).cause(Cause.APPLICATION_ERROR, 1L));
    assertThat(desk.only().cause()).isEqualTo(Cause.DEPENDENCY_UNREACHABLE);
    desk.see(crash.nr(3).cause(Cause.APPLICATION_ERROR, 7L));
    assertThat(desk.board().incidents()).hasSize(2);
  }

  @Test
  void bareCodeThatTurnsOutToBeSomethingElse_movesToItsOwn() {
    desk.see(crash.cause(Cause.DEPENDENCY_UNREACHABLE, 1L));
    desk.see(crash.nr(2).cause(Cause.APPLICATION_ERROR, 1L));
    desk.see(crash.nr(2).cause(Cause.DISK_FULL, 1L));
    assertThat(desk.board().incidents())
        .extracting(Incident::cause)
        .containsExactly(Cause.DEPENDENCY_UNREACHABLE, Cause.DISK_FULL);
    assertThat(desk.board().incidents()).extracting(i -> i.course().count()).containsExactly(1, 1);
  }

  @Test
  void endThatTurnsOutToBeHarmless_isTakenBack() {
    desk.see(crash.cause(Cause.SIGKILL_UNATTRIBUTED, 143L));
    Verdict verdict = desk.see(crash.cause(Cause.STOPPED_ON_REQUEST, 143L));
    assertThat(verdict.reason()).isEqualTo(Reason.STOPPING);
    assertThat(desk.only().state()).isEqualTo(State.RECOVERED);
    assertThat(desk.edits()).isPositive();
  }

  @Test
  void endThatWasNotHarmlessAfterAll_isToldAgain() {
    desk.see(crash.cause(Cause.SIGKILL_UNATTRIBUTED, 143L));
    desk.see(crash.cause(Cause.STOPPED_ON_REQUEST, 143L));
    assertThat(desk.see(crash.cause(Cause.LIVENESS_PROBE_FAILED, 143L)).reason())
        .isEqualTo(Reason.REOPENED);
    assertThat(desk.only().course().count()).isEqualTo(1);
    assertThat(desk.only().state()).isEqualTo(State.OPEN);
  }

  @Test
  void sameEndAgain_changesNothing() {
    desk.see(crash);
    desk.see(crash);
    assertThat(desk.only().course().count()).isEqualTo(1);
    assertThat(desk.said()).containsExactly("ROOT OPENED");
  }

  @Test
  void jumpOfTheCount_isCountedWhole() {
    desk.see(crash.nr(9).times(6));
    assertThat(desk.only().course().count()).isEqualTo(6);
    assertThat(desk.only().state()).isEqualTo(State.OPEN);
  }

  @Test
  void idOfTheSameFirstEnd_isTheSame() {
    desk.see(crash);
    Desk other = new Desk();
    other.see(crash);
    assertThat(other.only().id()).isEqualTo(desk.only().id());
  }
}
