package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod as a watch sees it now.
 *
 * @param workload who it belongs to; the pod itself where nobody owns it
 * @param ready whether Kubernetes takes it for ready
 * @param readySince since when; null: it is not, or that is not known
 * @param over whether it has ended as a whole, well or not: none of its containers runs again
 */
public record WatchedPod(
    PodRef pod,
    Owner workload,
    boolean ready,
    @Nullable Instant readySince,
    boolean deleting,
    boolean over) {}
