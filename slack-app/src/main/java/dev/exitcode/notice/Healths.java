package dev.exitcode.notice;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import dev.exitcode.k8s.CrashWatch;
import dev.exitcode.k8s.WatchedPod;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
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
    Map<String, Set<Owner>> owners = new HashMap<>();
    for (Workload workload : workloads) {
      owners.computeIfAbsent(workload.namespace(), n -> new HashSet<>()).add(owner(workload));
    }
    Map<Workload, List<WatchedPod>> pods =
        owners.entrySet().stream()
            .flatMap(in -> wanted(watch.pods(in.getKey(), in.getValue()::contains)))
            .collect(Collectors.groupingBy(Healths::workload));
    Map<Workload, WorkloadHealth> healths = new HashMap<>();
    workloads.forEach(w -> healths.put(w, of(pods.getOrDefault(w, List.of()))));
    return healths;
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

  private static Workload workload(WatchedPod pod) {
    return new Workload(
        pod.pod().cluster(), pod.pod().namespace(), pod.workload().kind(), pod.workload().name());
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
