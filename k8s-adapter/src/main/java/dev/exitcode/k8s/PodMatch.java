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
 */
public record PodMatch(
    PodRef pod,
    @Nullable Owner workload,
    String state,
    int restarts,
    boolean crashing,
    @Nullable Instant lastEnd) {}
