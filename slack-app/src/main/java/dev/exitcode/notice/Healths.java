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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How workloads are, by what a watch sees of their pods. */
final class Healths {
  private Healths() {}

  /** Each namespace is gone over once, however many of its workloads are asked for. */
  static Map<Workload, WorkloadHealth> of(Set<Workload> workloads, CrashWatch watch) {
    Map<Workload, WorkloadHealth> healths = new HashMap<>();
    workloads.stream()
        .collect(Collectors.groupingBy(Workload::namespace))
        .forEach((namespace, some) -> healths.putAll(of(namespace, some, watch)));
    return healths;
  }

  private static Map<Workload, WorkloadHealth> of(
      String namespace, List<Workload> workloads, CrashWatch watch) {
    Set<Owner> owners = workloads.stream().map(Healths::owner).collect(Collectors.toSet());
    Map<Owner, List<WatchedPod>> pods =
        wanted(watch.pods(namespace, owners::contains))
            .collect(Collectors.groupingBy(WatchedPod::workload));
    return workloads.stream()
        .collect(Collectors.toMap(w -> w, w -> of(pods.getOrDefault(owner(w), List.of()))));
  }

  /** Those that there should be: one that ended as a whole was replaced, or is wanted no more. */
  static List<WatchedPod> pods(Workload workload, CrashWatch watch) {
    return wanted(watch.pods(workload.namespace(), owner(workload)::equals)).toList();
  }

  private static Stream<WatchedPod> wanted(List<WatchedPod> pods) {
    return pods.stream().filter(pod -> !pod.deleting() && !pod.over());
  }

  private static Owner owner(Workload workload) {
    return new Owner(workload.kind(), workload.name());
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
