package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a watch keeps of a pod: some two hundred bytes, of which name and uid are most.
 *
 * @param workload null: nobody owns it
 * @param over whether it has ended as a whole
 * @param readySince in seconds; {@link End#UNKNOWN}: not known
 * @param listing the number of the list that showed it last
 */
record KnownPod(
    String name,
    String uid,
    @Nullable Owner workload,
    @Nullable String node,
    boolean ready,
    boolean deleting,
    boolean over,
    long readySince,
    int listing,
    KnownLevels told) {

  KnownPod with(KnownLevels other) {
    return new KnownPod(
        name, uid, workload, node, ready, deleting, over, readySince, listing, other);
  }

  Owner workloadOrSelf() {
    return workload == null ? new Owner("Pod", name) : workload;
  }

  WatchedPod in(String cluster, String namespace) {
    PodRef pod = new PodRef(cluster, namespace, name, uid);
    Instant since = ready && readySince != End.UNKNOWN ? Instant.ofEpochSecond(readySince) : null;
    return new WatchedPod(pod, workloadOrSelf(), ready, since, deleting, over);
  }
}
