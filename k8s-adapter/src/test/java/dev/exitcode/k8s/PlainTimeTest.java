package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59Z",
        "2026-11-28T10:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void plainTime_isWhatTheLibraryReads(String text) {
    assertThat(PlainTime.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-28T10:00:00.5Z",
        "2026-11-28T10:00:00.000000Z",
        "2026-11-28T10:00:00+1",
        "2026-11-28t10:00:00Z",
        "+026-11-28T10:00:00Z",
        "2026-1--28T10:00:00Z",
        "２０２６-11-28T10:00:00Z"
      })
  void whatIsWrittenOtherwise_isLeftToTheLibrary(String text) {
    assertThat(PlainTime.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-11-28T25:00:00Z"})
  void timeThatIsNot_isRefused(String text) {
    assertThatThrownBy(() -> PlainTime.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
