package dev.exitcode.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
  @ParameterizedTest
  @CsvSource({"0, 10, 3, 30", "5, 2, 30, 65", "60, 1, 1, 61"})
  void budget_isDelayAndPeriods(int delay, int period, int threshold, int budget) {
    Probe probe = new Probe(Probe.Kind.STARTUP, "exec a", delay, period, 1, threshold, null);
    assertThat(probe.budgetSeconds()).isEqualTo(budget);
  }
}
