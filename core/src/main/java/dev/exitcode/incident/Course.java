package dev.exitcode.incident;

import dev.exitcode.diagnosis.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  private static final int RECENT = 20;
  private static final int PODS = 50;

  static Course of(Observation o) {
    return new Course(
        o.times(),
        o.at(),
        o.at(),
        Duration.ZERO,
        List.of(occurrence(o)),
        List.of(o.pod()),
        false,
        o.replicasHit(),
        o.replicasTotal());
  }

  /** One more end. */
  Course plus(Observation o) {
    List<Occurrence> ends = new ArrayList<>(recent);
    ends.add(occurrence(o));
    boolean known = pods.contains(o.pod());
    boolean full = pods.size() >= PODS;
    Duration gap = Duration.between(lastAt, o.at());
    return new Course(
        count + o.times(),
        firstAt,
        o.at().isAfter(lastAt) ? o.at() : lastAt,
        gap.compareTo(longestGap) > 0 ? gap : longestGap,
        ends.subList(Math.max(0, ends.size() - RECENT), ends.size()),
        known || full ? pods : Stream.concat(pods.stream(), Stream.of(o.pod())).toList(),
        morePods || (!known && full),
        o.replicasHit(),
        o.replicasTotal());
  }

  /** The same ends, this one on better evidence. */
  Course refined(Observation o) {
    return with(
        count,
        recent.stream().map(end -> end.key().equals(o.key()) ? occurrence(o) : end).toList());
  }

  /** Without an end that turned out to be another incident's. */
  Course without(Observation o) {
    return with(
        count - o.times(), recent.stream().filter(end -> !end.key().equals(o.key())).toList());
  }

  /** The end of this key among the recent ones, or null. */
  @Nullable Occurrence find(Observation.Key key) {
    for (Occurrence end : recent.reversed()) {
      if (end.key().equals(key)) {
        return end;
      }
    }
    return null;
  }

  private Course with(int ends, List<Occurrence> last) {
    return new Course(
        ends, firstAt, lastAt, longestGap, last, pods, morePods, replicasHit, replicasTotal);
  }

  private static Occurrence occurrence(Observation o) {
    return new Occurrence(
        o.key(), o.pod(), o.place().node(), o.at(), o.exitCode(), o.diagnosis().cause(), o.times());
  }
}
