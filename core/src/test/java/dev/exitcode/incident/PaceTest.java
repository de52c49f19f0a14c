package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much is said of what does not end. */
final class PaceTest {
  private final Desk desk = new Desk();
  private final Crash crash = Crash.of("api");

  @Test
  void crashEveryTenSecondsForADay_isToldAtRisingCounts() {
    flap(Duration.ofSeconds(10), Duration.ofHours(24));
    assertThat(desk.said())
        .containsExactly("ROOT OPENED", "REPLY STILL", "REPLY STILL", "REPLY STILL");
    assertThat(desk.only().course().count()).isEqualTo(8640);
    assertThat(desk.verdicts).hasSize(8640);
  }

  @Test
  void crashForAWeek_isToldOnceADay() {
    flap(Duration.ofMinutes(5), Duration.ofDays(7));
    assertThat(desk.said()).hasSizeBetween(9, 11);
  }

  @Test
  void edits_becomeRarer() {
    flap(Duration.ofSeconds(10), Duration.ofHours(24));
    assertThat(desk.edits()).isLessThan(220);
  }

  @Test
  void crashThatRecoversEachTime_isToldEightTimesADayAtMost() {
    for (int i = 1; i <= 24; i++) {
      desk.see(crash.nr(i));
      desk.ready(crash).after(Duration.ofMinutes(59)).notReady(crash).afterSeconds(60);
    }
    assertThat(desk.messages()).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void lastCount_isShownBeforeLong() {
    desk.see(crash);
    desk.see(crash.nr(2));
    desk.afterSeconds(4);
    assertThat(desk.only().notice().stale()).isFalse();
  }

  @Test
  void budget_isThatOfTheLast24Hours() {
    Instant now = Desk.START;
    Incident six = told(6);
    Instant later = now.plus(Duration.ofHours(23));
    assertThat(Pace.mayTell(six, Telling.Step.STILL, later)).isFalse();
    assertThat(Pace.mayTell(six, Telling.Step.RECOVERED, later)).isTrue();
    assertThat(Pace.mayTell(six, Telling.Step.STILL, now.plus(Duration.ofHours(24)))).isTrue();
  }

  @Test
  void clockSetBack_isNoReasonToWait() {
    Instant now = Desk.START;
    Instant before = now.minus(Duration.ofDays(1));
    assertThat(Pace.mayEdit(now, now, before)).isTrue();
    assertThat(Pace.mayEdit(now, now, now.minusSeconds(1))).as("clocks differ").isFalse();
    assertThat(Pace.mayTell(told(8), Telling.Step.STILL, before)).isTrue();
  }

  @Test
  void budget_keepsOneForThatItIsCritical_untilThatWasHeard() {
    Incident seven = told(7);
    assertThat(Pace.mayTell(seven, Telling.Step.RECOVERED, Desk.START)).isFalse();
    Incident critical = seven.atLeast(Severity.CRITICAL);
    assertThat(Pace.mayTell(critical, Telling.Step.WORSE, Desk.START)).isTrue();
    Incident heard = critical.with(critical.notice().heard(Severity.CRITICAL));
    assertThat(Pace.mayTell(heard, Telling.Step.REOPENED, Desk.START)).isFalse();
    assertThat(Pace.mayTell(heard, Telling.Step.RECOVERED, Desk.START)).isTrue();
  }

  private Incident told(int times) {
    desk.see(crash);
    Incident i = desk.only();
    Notice notice = i.notice();
    for (int n = 1; n < times; n++) {
      notice = notice.told(Desk.START, 1);
    }
    return i.with(notice);
  }

  /** Whoever is called for what is critical has to hear of it, however much was said before. */
  @Test
  void becomingCritical_afterAsManyWordsAsADayHas_calls() {
    desk.routing(Desk.CALLS);
    List.of(1, 2, 7, 40).forEach(times -> desk.see(crash.nr(times).times(times)));
    desk.ready(crash).after(Duration.ofMinutes(15)).notReady(crash).see(crash.nr(51));
    desk.ready(crash).after(Duration.ofMinutes(40)).notReady(crash);
    assertThat(desk.see(crash.nr(52)).reason()).isEqualTo(Reason.ENOUGH_TODAY);
    desk.see(crash.nr(53).replicas(3, 3));
    assertThat(desk.called()).containsExactly("oncall");
    assertThat(desk.messages()).hasSizeLessThanOrEqualTo(8);
  }

  /** Nobody could know of one that no message counts. */
  @Test
  void barePodsOfOneName_haveWhatADayMayHave_andOneOfTheirMessagesCountsTheOthers() {
    Crash bare = crash.ownedBy("Pod", "shell");
    for (int i = 1; i <= 20; i++) {
      desk.notReady(bare).see(bare.pod("shell-" + i));
      desk.after(Duration.ofMinutes(10));
    }
    assertThat(desk.messages()).hasSizeLessThanOrEqualTo(8);
    assertThat(desk.only().isToldAlone()).isTrue();
    assertThat(desk.only().notice().stale()).isFalse();
    assertThat(desk.ever.values().stream().mapToInt(i -> i.course().count()).sum()).isEqualTo(20);
    assertThat(desk.see(bare.pod("shell-20").nr(2)).reason()).isEqualTo(Reason.ENOUGH_TODAY);
  }

  @Test
  void barePodOfThatName_becomingCritical_calls() {
    desk.routing(Desk.CALLS);
    Crash bare = crash.ownedBy("Pod", "shell");
    for (int i = 1; i <= 10; i++) {
      desk.see(bare.pod("shell-" + i));
    }
    assertThat(desk.called()).isEmpty();
    desk.see(bare.pod("shell-11").cause(Cause.DEPENDENCY_UNREACHABLE).replicas(3, 3));
    assertThat(desk.called()).containsExactly("oncall");
  }

  private void flap(Duration gap, Duration all) {
    desk.notReady(crash);
    int ends = (int) all.dividedBy(gap);
    for (int i = 1; i <= ends; i++) {
      desk.see(crash.nr(i));
      desk.after(gap);
    }
  }
}
