package dev.exitcode.incident;

import dev.exitcode.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An end, or a state that does not pass, that was seen and diagnosed. The same {@link Key} again,
 * with better evidence, is the same one: it refines what is known, and is not counted anew.
 *
 * @param container empty where the pod as a whole failed
 * @param times how many ends it stands for, at least 1; the diagnosis is of the last
 * @param at when it happened, as far as is known, else when it was seen
 * @param diagnosis redacted: it is stored
 * @param stopping whether the pod is being deleted, which a rollout, a scale-down and a drain do
 *     too
 * @param rollout whether a rollout of the workload is under way
 * @param replicasHit how many pods of the workload are not ready now, this one included
 * @param replicasTotal how many it should have; 0: not known
 * @param labels of the pod
 * @param annotations {@code exitcode.dev/…} of the pod, over those of its workload, over those of
 *     its namespace
 * @param unread whose annotations could not be read, and why
 */
public record Observation(
    Key key,
    Workload workload,
    String pod,
    String container,
    Place place,
    int times,
    Instant at,
    How how,
    Diagnosis diagnosis,
    boolean stopping,
    boolean rollout,
    int replicasHit,
    int replicasTotal,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<String> unread) {

  /** Copies maps and list. */
  public Observation {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    unread = List.copyOf(unread);
  }

  /**
   * Which end it is.
   *
   * @param uid of the pod
   * @param restarts the container's restart count
   * @param end identity of the end or state, as its mark has it
   */
  public record Key(String uid, String container, int restarts, String end) {}

  /** How it came to be seen. */
  public enum How {
    /** As it happened. */
    LIVE,
    /** Afterwards, by a list that followed a time of blindness. */
    CAUGHT_UP,
    /** It was so already when the cluster was first looked at. */
    OLD
  }

  /** The exit code of the instance that died, or null. */
  public @Nullable Long exitCode() {
    return diagnosis.subject().exitCode();
  }
}
