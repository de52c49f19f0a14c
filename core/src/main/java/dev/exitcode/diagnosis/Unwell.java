package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.WorkloadFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nothing crashed, but it has not been as it should for longer than a start takes. */
final class Unwell {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Unwell() {}

  /** A container that runs and is not ready, or is being prepared, for long. */
  static @Nullable Finding container(Scene scene) {
    ContainerStatus status = scene.status();
    if (scene.pod().status().deletion() != null) {
      return null;
    }
    Waiting waiting = status.waiting();
    if (waiting != null) {
      boolean waits = scene.waitingReason().equals("ContainerCreating");
      return waits && isLong(scene, scene.pod().status().startedAt())
          ? unwell(
              scene.name() + " is still being prepared", Facts.waiting(scene.container(), waiting))
          : null;
    }
    return status.running() == null ? null : notReady(scene, status.running().startedAt());
  }

  private static @Nullable Finding notReady(Scene scene, @Nullable Instant since) {
    boolean isNotReady =
        Boolean.FALSE.equals(scene.status().ready()) && scene.end() == null && isLong(scene, since);
    if (!isNotReady) {
      return null;
    }
    EventFacts probe = scene.events().newest("Unhealthy");
    return unwell(
        scene.name() + " runs without being ready",
        probe == null
            ? new Fact("not ready", Facts.status(scene.container(), "ready"))
            : Facts.event(probe));
  }

  private static boolean isLong(Scene scene, @Nullable Instant since) {
    Instant now = scene.file().observedAt();
    return Timing.isLaterBy(now, since, PATIENCE.toSeconds());
  }

  /** A bad condition of the workload or the node, where there is no pod. */
  static @Nullable Finding surroundings(Scene scene) {
    for (WorkloadFacts workload : scene.file().workloads()) {
      Condition failure = workload.condition("ReplicaFailure");
      if (failure != null && failure.isTrue()) {
        return unwell(workload.name() + " cannot make its pods", Facts.condition(failure));
      }
    }
    NodeFacts node = scene.file().node();
    Condition ready = node == null ? null : node.condition("Ready");
    boolean isBad = ready != null && "False".equals(ready.status());
    return node == null || ready == null || !isBad
        ? unavailable(scene.file().workloads())
        : unwell("node " + node.name() + " is not ready", Facts.condition(ready));
  }

  private static @Nullable Finding unavailable(List<WorkloadFacts> workloads) {
    for (WorkloadFacts workload : workloads) {
      Condition available = workload.condition("Available");
      if (available != null && "False".equals(available.status())) {
        return unwell(workload.name() + " is not available", Facts.condition(available));
      }
    }
    return null;
  }

  private static Finding unwell(String what, Fact fact) {
    return Finding.of(Cause.UNKNOWN, Confidence.POSSIBLE, fact).with("unwell", what);
  }
}
