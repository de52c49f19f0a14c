package dev.exitcode.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The end of one instance of a container. Times are null where the platform does not know them: it
 * then writes the year 1 (kubelet made the status up) or 1970 (the runtime never started it), which
 * the two methods tell apart.
 *
 * @param exitCode null where only words are known
 * @param signal what the input calls a signal number, or null; Kubernetes never fills it
 */
public record Termination(
    @Nullable Long exitCode,
    @Nullable Integer signal,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {
  private static final Instant FIRST_REAL =
      Year.of(1971).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant EPOCH_YEAR = Instant.EPOCH;

  /** Drops times that no clock shows. */
  public Termination {
    startedAt = Absent.time(startedAt);
    finishedAt = Absent.time(finishedAt);
  }

  /** An end of which the code alone is known. */
  public static Termination code(long exitCode) {
    return new Termination(exitCode, null, null, null, null, null);
  }

  /** Whether the code is this one. */
  public boolean hasCode(long code) {
    return exitCode != null && exitCode == code;
  }

  /** Whether kubelet made the times up: the year 1. */
  public boolean isInvented() {
    return finishedAt != null && finishedAt.isBefore(EPOCH_YEAR);
  }

  /** When it ended; null where nobody knows, also where kubelet made the time up. */
  public @Nullable Instant endedAt() {
    return isInvented() ? null : finishedAt;
  }

  /** Whether the runtime never started it: a start in 1970. */
  public boolean neverStarted() {
    return startedAt != null && !startedAt.isBefore(EPOCH_YEAR) && startedAt.isBefore(FIRST_REAL);
  }

  /** How long it ran; null where a time is missing, synthetic or out of order. */
  public @Nullable Duration ran() {
    if (startedAt == null || finishedAt == null || startedAt.isBefore(FIRST_REAL)) {
      return null;
    }
    Duration ran = Duration.between(startedAt, finishedAt);
    return ran.isNegative() ? null : ran;
  }
}
