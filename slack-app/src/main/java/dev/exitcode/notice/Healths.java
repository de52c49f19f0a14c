package dev.exitcode.notice;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import dev.exitcode.k8s.CrashWatch;
import dev.exitcode.k8s.WatchedPod;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How workloads are, by what a watch sees of their pods. */
final class Healths {
  private Healths() {}

  static Map<Workload, WorkloadHealth> of(Set<Workload> workloads, CrashWatch watch) {
    Map<Workload, WorkloadHealth> healths = new HashMap<>();
    for (Workload workload : workloads) {
      healths.put(workload, of(pods(workload, watch)));
    }
    return healths;
  }

  /** Those that there should be: one that ended as a whole was replaced, or is wanted no more. */
  static List<WatchedPod> pods(Workload workload, CrashWatch watch) {
    return watch.pods(workload.namespace(), new Owner(workload.kind(), workload.name())).stream()
        .filter(pod -> !pod.deleting() && !pod.over())
        .toList();
  }

  static WorkloadHealth of(List<WatchedPod> pods) {
    Instant youngest = Instant.MIN;
    for (WatchedPod pod : pods) {
      @Nullable Instant since = pod.readySince();
      if (!pod.ready() || since == null) {
        return new WorkloadHealth(pods.size(), null);
      }
      youngest = since.isAfter(youngest) ? since : youngest;
    }
    return pods.isEmpty() ? WorkloadHealth.GONE : new WorkloadHealth(pods.size(), youngest);
  }
}
