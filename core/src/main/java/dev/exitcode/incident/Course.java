package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in an incident.
 *
 * @param count all ends
 * @param longestGap the longest time between two ends
 * @param recent the newest, the oldest of them first; bounded
 * @param pods names of pods that were hit, the first first; bounded
 * @param morePods whether there were more than these
 * @param replicasHit how many pods were not ready at the last end
 * @param replicasTotal how many there should be; 0: not known
 */
public record Course(
    int count,
    Instant firstAt,
    Instant lastAt,
    Duration longestGap,
    List<Occurrence> recent,
    List<String> pods,
    boolean morePods,
    int replicasHit,
    int replicasTotal) {

  /** Copies the lists. */
  public Course {
    recent = List.copyOf(recent);
    pods = List.copyOf(pods);
  }

  /**
   * One end, or several of which the last is known.
   *
   * @param cause as it was diagnosed
   */
  public record Occurrence(
      Observation.Key key,
      String pod,
      @Nullable String node,
      Instant at,
      @Nullable Long exitCode,
      Cause cause,
      int times) {}
}
