package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like a secret to a hasty eye and is none. */
class OrdinaryLogTest {
  private static final int LINES = 40_000;

  @Test
  void ordinaryLines_stay() {
    Redactor redactor = Redactor.standard();
    List<String> changed =
        OrdinaryLog.lines(LINES).stream()
            .map(redactor::redact)
            .filter(line -> line.contains("‹redacted:"))
            .toList();
    assertThat(changed.stream().filter(line -> !line.contains("‹redacted:password›")))
        .as("false hits, the general kind apart")
        .hasSizeLessThanOrEqualTo(LINES / 1000);
    assertThat(changed).as("false hits").hasSizeLessThanOrEqualTo(LINES / 1000);
  }
}
