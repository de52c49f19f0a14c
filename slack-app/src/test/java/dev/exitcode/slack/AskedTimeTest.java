package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AskedTimeTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** Times are those of the asker's clock. */
  @ParameterizedTest(name = "{0} at {1}: {2} {3}")
  @CsvSource({
    "last night,   2026-11-28T09:00, 2026-11-28T03:00, true",
    "last night,   2026-11-28T09:00, 2026-11-27T17:59, false",
    "last night,   2026-11-28T09:00, 2026-11-27T18:00, true",
    "last night,   2026-11-28T15:00, 2026-11-28T14:00, false",
    "tonight,      2026-11-28T01:00, 2026-11-27T23:00, true",
    "tonight,      2026-11-28T20:00, 2026-11-27T23:00, false",
    "this morning, 2026-11-28T15:00, 2026-11-28T08:00, true",
    "this morning, 2026-11-28T15:00, 2026-11-28T14:00, false",
    "today,        2026-11-28T15:00, 2026-11-28T00:00, true",
    "today,        2026-11-28T15:00, 2026-11-27T23:59, false",
    "yesterday,    2026-11-28T15:00, 2026-11-27T23:59, true",
    "yesterday,    2026-11-28T15:00, 2026-11-28T00:00, false",
    "yesterday,    2026-11-28T15:00, 2026-11-26T23:59, false",
    "last hour,    2026-11-28T15:00, 2026-11-28T14:01, true",
    "last hour,    2026-11-28T15:00, 2026-11-28T13:59, false",
    "this week,    2026-11-28T15:00, 2026-11-22T15:00, true",
  })
  void time_isHeldAgainstTheAskersClock(
      String words, LocalDateTime now, LocalDateTime at, boolean in) {
    AskedTime time = PodLexicon.standard().time(words);
    assertThat(time.holds(in(at), TOKYO, in(now))).isEqualTo(in);
  }

  @Test
  void note_saysByWhichClock() {
    AskedTime today = PodLexicon.standard().time("today");
    Instant now = Instant.parse("2026-11-28T16:00:00Z"); // one o'clock in Tokyo, a day later
    Instant end = now.minusSeconds(7_200);
    assertThat(today.note(end, null, now)).isNull();
    assertThat(today.note(end, TOKYO, now))
        .isEqualTo("You asked about today (by the time of Asia/Tokyo); the last end was 2 h ago.");
    assertThat(today.note(null, null, now))
        .isEqualTo(
            "You asked about today (by UTC, since I cannot see your time zone); I see no end at"
                + " all.");
  }

  @Test
  void now_isPartOfWhatGoesOnUntilNow() {
    Instant now = in(LocalDateTime.parse("2026-11-28T15:00"));
    assertThat(PodLexicon.standard().time("last hour").holds(now, TOKYO, now)).isTrue();
  }

  private static Instant in(LocalDateTime at) {
    return at.atZone(TOKYO).toInstant();
  }
}
