package dev.exitcode.catalog;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a log says.
 *
 * @param all every pattern found, in the order of the lines
 * @param lastError index of the last line that looks like an error; -1: none does
 */
public record LogFindings(List<LogFinding> all, int lastError) {
  /** What was found in no log at all. */
  public static final LogFindings NONE = new LogFindings(List.of(), -1);

  private static final String UNCAUGHT = "uncaught-exception";
  private static final String ABORTED = "aborted";

  /** Causes that give way to others found in the same log; these two give way to all. */
  private static final Map<String, Set<String>> GIVES_WAY =
      Map.of(
          "data-directory-unusable",
              Set.of("disk-full", "read-only-filesystem", "file-permission-denied"),
          "file-permission-denied", Set.of("read-only-filesystem"),
          "jvm-native-crash", Set.of("java-heap-exhausted"),
          "runtime-version-mismatch", Set.of("missing-shared-library"),
          "illegal-instruction", Set.of(ABORTED),
          "authentication-failed", Set.of("tls-certificate-invalid"),
          "dependency-unreachable", Set.of("tls-certificate-invalid", "authentication-failed"),
          "migration-failed",
              Set.of("tls-certificate-invalid", "authentication-failed", "dependency-unreachable"),
          "native-crash",
              Set.of(
                  ABORTED,
                  UNCAUGHT,
                  "v8-heap-exhausted",
                  "java-heap-exhausted",
                  "runtime-heap-exhausted",
                  "jvm-native-crash"));

  private static final Comparator<LogFinding> STRONGEST_FIRST =
      Comparator.comparing((LogFinding f) -> !f.last())
          .thenComparing(LogFindings::isGeneral)
          .thenComparing(f -> f.pattern().strength())
          .thenComparing(LogFinding::line, Comparator.reverseOrder());

  public LogFindings {
    all = List.copyOf(all);
  }

  /**
   * The findings that may name the cause of the death, the strongest first.
   *
   * @param briefRun whether the program ran for less than ten seconds
   */
  public List<LogFinding> counting(boolean briefRun) {
    List<LogFinding> counting = all.stream().filter(f -> f.counts(briefRun)).toList();
    Set<String> causes = new HashSet<>();
    counting.forEach(f -> causes.add(Objects.requireNonNull(f.cause())));
    return counting.stream()
        .filter(f -> causes.stream().noneMatch(other -> givesWay(f, other)))
        .sorted(STRONGEST_FIRST)
        .toList();
  }

  /** Whether its cause stands back from the other, found beside it. */
  static boolean givesWay(LogFinding finding, String other) {
    return GIVES_WAY.getOrDefault(finding.cause(), Set.of()).contains(other);
  }

  /** Whether its cause stands only where no other fits. */
  static boolean isGeneral(LogFinding finding) {
    return UNCAUGHT.equals(finding.cause()) || ABORTED.equals(finding.cause());
  }
}
