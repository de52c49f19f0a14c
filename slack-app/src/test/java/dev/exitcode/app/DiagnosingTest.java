package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.TextDiagnostician.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosingTest {
  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "api-0"},
       "status": {"containerStatuses": [{"name": "api", "restartCount": 1, "ready": true,
         "state": {"running": {"startedAt": "%s"}}, "lastState": {"terminated": {"exitCode": 1}}}]}}
      """;

  @ParameterizedTest
  @CsvSource({"120, false", "1, true"})
  void crash_isHistoryInSlackAsAtTheTerminal(int minutes, boolean current) {
    String pod = POD.formatted(Instant.now().minus(Duration.ofMinutes(minutes)));
    assertThat(((Outcome.Diagnosed) Diagnosing.ofText(pod, null)).diagnoses())
        .extracting(Diagnosis::current)
        .containsExactly(current);
    assertThat(Run.reading(pod, "diagnose", "-o", "json").out())
        .contains("\"current\" : " + current);
  }

  /** A message of yesterday shows a crash that was new then. */
  @ParameterizedTest
  @CsvSource({"1500, true", "1300, false"})
  void crash_isJudgedByTheTimeOfTheMessage(int minutesBefore, boolean current) {
    Instant now = Instant.parse("2026-05-08T12:00:00Z");
    String pod = POD.formatted(now.minus(Duration.ofMinutes(1501)));
    Outcome outcome = Diagnosing.ofText(pod, now.minus(Duration.ofMinutes(minutesBefore)));
    assertThat(((Outcome.Diagnosed) outcome).diagnoses())
        .extracting(Diagnosis::current)
        .containsExactly(current);
  }
}
