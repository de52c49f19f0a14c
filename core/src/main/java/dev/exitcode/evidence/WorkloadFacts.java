package dev.exitcode.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An owner of the pod: ReplicaSet, Deployment, StatefulSet, DaemonSet, Job, CronJob.
 *
 * @param desired replicas, or completions of a Job
 * @param ready replicas that are ready, or pods of a Job that succeeded
 * @param failed pods of a Job that failed
 * @param changes what changed in its pod template lately, the newest first
 * @param annotations its own {@code exitcode.dev/…}
 */
public record WorkloadFacts(
    String kind,
    @Nullable String namespace,
    String name,
    @Nullable Instant createdAt,
    @Nullable Integer desired,
    @Nullable Integer ready,
    @Nullable Integer failed,
    List<Condition> conditions,
    List<Change> changes,
    Map<String, String> annotations) {

  /** Copies lists and map. */
  public WorkloadFacts {
    createdAt = Absent.time(createdAt);
    conditions = Absent.list(conditions);
    changes = Absent.list(changes);
    annotations = Absent.map(annotations);
  }

  /** The condition of this type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(conditions, type);
  }

  /** A change of the pod template, such as {@code image app:1.4 → app:1.5}. */
  public record Change(@Nullable Instant at, String what) {
    /** Drops a time that no clock shows. */
    public Change {
      at = Absent.time(at);
    }
  }
}
