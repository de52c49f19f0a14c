package dev.exitcode.notice;

import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Board;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Verdict;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is counted of decisions; every label is of a list of ours or of the settings. */
final class Counts {
  private Counts() {}

  static void crash(String cluster, int times) {
    Metrics.counter("exitcode.crashes", "cluster", cluster).increment(times);
  }

  static void verdict(Verdict verdict) {
    String reason = verdict.reason().name().toLowerCase(Locale.ROOT);
    String decision = verdict.reason().decision().name().toLowerCase(Locale.ROOT);
    Metrics.counter("exitcode.verdicts", "reason", reason, "decision", decision).increment();
  }

  /** How many incidents go on, of each severity. */
  static Map<Severity, Long> open(Board board) {
    return board.incidents().stream()
        .filter(Incident::isOpen)
        .collect(Collectors.groupingBy(Incident::severity, Collectors.counting()));
  }
}
