package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLinesTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
  private static final Instant END = START.plusSeconds(60);

  @Test
  void linesOfOtherRuns_areLeftOutAndTheRestKeepsItsNumbers() {
    assertThat(
            of(
                "2026-05-01T09:00:00Z ERROR No space left on device",
                "  at an earlier run",
                "2026-05-01T09:59:59Z starting",
                "2026-05-01T10:00:59.123456789Z KeyError",
                "  at this run",
                "2026-05-01T10:01:10Z starting",
                "no stamp"))
        .containsExactly(
            "",
            "",
            "2026-05-01T09:59:59Z starting",
            "2026-05-01T10:00:59.123456789Z KeyError",
            "  at this run",
            "",
            "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no stamp/at all",
        "2026-05-01T09:00:00Z of another run/no stamp",
        "2026-05-01T09:00:00Z of another run/2026-05-01T09:30:00Z all of it",
        "2026-05-01T11:00:00Z of another run/2026-05-01T11:30:00Z all of it",
        "2026-05-01T09:00:00 of no zone/2026-05-01T10:00:30 that is known",
        "2026-05-01T09:00:00+02:00 of another/2026-05-01T10:00:30+02:00 zone",
      })
  void linesThatDoNotTell_areKept(String lines) {
    String[] all = lines.split("/");
    assertThat(of(all)).containsExactly(all);
  }

  @Test
  void lastWord_isThatOfTheRunThatEnded() {
    Scenes scenes =
        Scenes.pod("shop", "api-1")
            .container("app", c -> c.ended(1, "Error", 0, 60))
            .log(
                "app",
                "2026-05-01T09:00:00Z OSError: [Errno 28] No space left on device",
                "2026-05-01T10:00:10Z starting",
                "2026-05-01T10:00:59Z KeyError: 'window'");
    assertThat(FirstDiagnosis.of(scenes)).doesNotContain("disk-full");
  }

  private static List<String> of(String... lines) {
    return RunLines.of(List.of(lines), START, END);
  }
}
