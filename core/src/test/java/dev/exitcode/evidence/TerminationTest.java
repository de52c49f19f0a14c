package dev.exitcode.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminationTest {
  private static final String START = "2026-03-01T10:00:00Z";

  @ParameterizedTest
  @CsvSource({
    START + ", 2026-03-01T10:00:09Z, PT9S",
    START + ", " + START + ", PT0S",
    START + ", 2026-03-01T09:59:59Z,",
    START + ",,",
    ", " + START + ",",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z,",
    "1970-01-01T00:00:00Z, " + START + ",",
  })
  void run_isKnownBetweenRealTimesOnly(
      @Nullable Instant started, @Nullable Instant finished, @Nullable Duration ran) {
    assertThat(end(started, finished).ran()).isEqualTo(ran);
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z, true, false",
    "1970-01-01T00:00:00Z, " + START + ", false, true",
    "1970-12-31T23:59:59Z, " + START + ", false, true",
    "1971-01-01T00:00:00Z, " + START + ", false, false",
    START + ", " + START + ", false, false",
    ",, false, false",
  })
  void syntheticTimes_areToldApart(
      @Nullable Instant started, @Nullable Instant finished, boolean invented, boolean never) {
    assertThat(end(started, finished).isInvented()).isEqualTo(invented);
    assertThat(end(started, finished).neverStarted()).isEqualTo(never);
  }

  @Test
  void code_isCompared() {
    assertThat(Termination.code(137).hasCode(137)).isTrue();
    assertThat(Termination.code(137).hasCode(1)).isFalse();
    assertThat(end(null, null).hasCode(0)).isFalse();
  }

  private static Termination end(@Nullable Instant started, @Nullable Instant finished) {
    return new Termination(null, null, null, null, started, finished);
  }
}
