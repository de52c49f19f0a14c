package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod that fits a question, with what helps to choose it.
 *
 * @param workload what a person would say it belongs to: the Deployment rather than its ReplicaSet,
 *     the CronJob rather than its Job; null where it stands for itself
 * @param state the word that {@code kubectl get pods} shows, such as {@code CrashLoopBackOff}
 * @param restarts of all its containers
 * @param crashing whether something is wrong with it: it waits after a crash, cannot start, failed
 * @param lastEnd when a container of it ended last; null where none did
 * @param others how many pods of the same workload fit as well; of all, this is the worst off
 */
public record PodMatch(
    PodRef pod,
    @Nullable Owner workload,
    String state,
    int restarts,
    boolean crashing,
    @Nullable Instant lastEnd,
    int others) {
  PodMatch with(int count) {
    return new PodMatch(pod, workload, state, restarts, crashing, lastEnd, count);
  }

  /** Such as {@code 3 pods of Deployment api}; of a pod that stands for itself, null. */
  public @Nullable String ofMany() {
    return others == 0 || workload == null
        ? null
        : "%d pods of %s %s".formatted(others + 1, workload.kind(), workload.name());
  }
}
