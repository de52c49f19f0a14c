package dev.exitcode.incident;

import static org.assertj.core.api.Assertions.assertThat;

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
    List<Instant> seven = List.of(now, now, now, now, now, now, now);
    Notice notice = new Notice("#c", null, "i", null, seven, 7, 4, now, false, null);
    Instant later = now.plus(Duration.ofHours(23));
    assertThat(Pace.mayTell(notice, Telling.Step.STILL, later)).isFalse();
    assertThat(Pace.mayTell(notice, Telling.Step.RECOVERED, later)).isTrue();
    assertThat(Pace.mayTell(notice, Telling.Step.STILL, now.plus(Duration.ofHours(24)))).isTrue();
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
