package dev.exitcode.diagnosis;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bad condition of the workload or the node, where there is no pod. */
final class Surroundings {
  private Surroundings() {}

  static @Nullable Finding unwell(Scene scene) {
    for (WorkloadFacts workload : scene.file().workloads()) {
      Condition failure = workload.condition("ReplicaFailure");
      if (failure != null && failure.isTrue()) {
        return Unwell.unwell(workload.name() + " cannot make its pods", Facts.condition(failure));
      }
    }
    NodeFacts node = scene.file().node();
    Condition ready = node == null ? null : node.condition("Ready");
    boolean isBad = ready != null && "False".equals(ready.status());
    return node == null || ready == null || !isBad
        ? unavailable(scene.file().workloads())
        : Unwell.unwell("node " + node.name() + " is not ready", Facts.condition(ready));
  }

  private static @Nullable Finding unavailable(List<WorkloadFacts> workloads) {
    for (WorkloadFacts workload : workloads) {
      Condition available = workload.condition("Available");
      if (available != null && "False".equals(available.status())) {
        return Unwell.unwell(workload.name() + " is not available", Facts.condition(available));
      }
    }
    return null;
  }
}
