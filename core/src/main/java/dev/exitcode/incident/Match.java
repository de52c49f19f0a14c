package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a rule or a silence is for. What is null or empty fits all; the others must all
 * fit. {@code *} stands for any characters and {@code ?} for one in the names and in the values of
 * labels.
 *
 * @param cluster a pattern
 * @param namespace a pattern
 * @param workload a pattern for its name
 * @param container a pattern
 * @param labels of the pod: names, and patterns for their values
 * @param causes any of these
 * @param severity this one or worse
 */
public record Match(
    @Nullable String cluster,
    @Nullable String namespace,
    @Nullable String workload,
    @Nullable String container,
    Map<String, String> labels,
    Set<Cause> causes,
    @Nullable Severity severity) {
  /** Fits all. */
  public static final Match ALL = new Match(null, null, null, null, Map.of(), Set.of(), null);

  /** Copies the map and the set. */
  public Match {
    labels = Map.copyOf(labels);
    causes = Set.copyOf(causes);
  }
}
