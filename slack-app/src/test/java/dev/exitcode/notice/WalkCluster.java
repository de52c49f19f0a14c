package dev.exitcode.notice;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Workloads of two pods each, how often their containers ended, and how. */
final class WalkCluster {
  static final String NAME = "demo";
  static final String CONTAINER = "app";
  private static final int WORKLOADS = 8;
  private static final int REPLICAS = 2;

  final List<Pod> pods = new ArrayList<>();

  /** Every end there was, and how it came. */
  final Map<Crash, Death> crashes = new HashMap<>();

  private final Clock clock;
  private int born;

  /** The so manieth end of a pod's container. */
  record Crash(String uid, int end) {}

  /** How a container ends. */
  enum Death {
    SEGFAULT(139),
    OUT_OF_MEMORY(137),
    ERROR(1),
    EXCEPTION(1),
    STOPPED(143);

    final int code;

    Death(int code) {
      this.code = code;
    }
  }

  /** One pod, as the API server shows it. */
  static final class Pod {
    final String uid;
    final int workload;
    int ends;
    boolean deleting;
    boolean gone;
    Instant readySince;
    Instant endedAt;
    Death last = Death.ERROR;

    private Pod(String uid, int workload, Instant now) {
      this.uid = uid;
      this.workload = workload;
      this.readySince = now;
      this.endedAt = now;
    }

    Owner owner() {
      return new Owner("Deployment", "svc-" + workload);
    }
  }

  WalkCluster(Clock clock) {
    this.clock = clock;
    for (int i = 0; i < WORKLOADS; i++) {
      fill(i);
    }
  }

  /** As many pods as there should be, all ready. */
  void fill(int workload) {
    int index = Math.floorMod(workload, WORKLOADS);
    while (of(index).size() < REPLICAS) {
      pods.add(new Pod("uid-" + born++, index, clock.instant()));
    }
  }

  List<Pod> of(int workload) {
    return pods.stream().filter(pod -> pod.workload == workload && !pod.deleting).toList();
  }

  /** Its container ends; what it was for goes on after a while, if it does. */
  void end(Pod pod, Death death) {
    pod.ends++;
    pod.last = death;
    pod.endedAt = clock.instant();
    pod.readySince = null;
    crashes.put(new Crash(pod.uid, pod.ends), death);
  }

  void remove(Pod pod) {
    pod.gone = true;
    pods.remove(pod);
  }

  Map<Workload, WorkloadHealth> healths(Set<Workload> workloads) {
    Map<Workload, WorkloadHealth> healths = new HashMap<>();
    for (Workload workload : workloads) {
      healths.put(workload, health(Integer.parseInt(workload.name().substring("svc-".length()))));
    }
    return healths;
  }

  private WorkloadHealth health(int workload) {
    List<Pod> living = of(workload);
    if (living.isEmpty()) {
      return WorkloadHealth.GONE;
    }
    boolean ready = living.stream().allMatch(pod -> pod.readySince != null);
    Instant youngest =
        ready ? living.stream().map(pod -> pod.readySince).max(Instant::compareTo).get() : null;
    return new WorkloadHealth(living.size(), youngest);
  }

  ReplicaCount replicas(Pod pod) {
    List<Pod> living = of(pod.workload);
    int hit = (int) living.stream().filter(one -> one.readySince == null).count();
    return new ReplicaCount(Math.max(1, hit), Math.max(1, living.size()));
  }

  /** What a watch tells of it, of which it knew so many ends. */
  Sighting sighting(Pod pod, int known, How how) {
    String end = "%d@%s#%x".formatted(pod.last.code, pod.endedAt, pod.ends);
    return new Sighting(
        new PodRef(NAME, "shop", "svc-%d-%s".formatted(pod.workload, pod.uid), pod.uid),
        pod.owner(),
        "node-" + pod.workload % 3,
        pod.deleting,
        new Marks.Key(pod.uid, CONTAINER),
        What.ENDED,
        new Marks.Mark(pod.ends, end),
        pod.ends - known,
        pod.endedAt,
        clock.instant(),
        how);
  }
}
