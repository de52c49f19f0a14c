package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a pod got: what happened before it got further is history. */
final class Progress {
  private static final Set<String> STEPS = Set.of("Pulling", "Pulled", "Created", "Started");

  private Progress() {}

  /** Whether the scene is about one container; about the pod where the input shows none. */
  static boolean isOfContainer(Scene scene) {
    return scene.container() != null || scene.pod().containers().isEmpty();
  }

  /** Whether of the scene's container neither a state nor an end is known. */
  static boolean isBlank(Scene scene) {
    return isOfContainer(scene)
        && scene.end() == null
        && !scene.isRunning()
        && scene.waitingReason().isEmpty();
  }

  /** Whether it waits for what does not come by itself: an image, its configuration, a start. */
  static boolean isHeldUp(Scene scene) {
    String reason = scene.waitingReason();
    return !reason.isEmpty()
        && !reason.equals("CrashLoopBackOff")
        && !reason.equals("ContainerCreating")
        && !reason.equals("PodInitializing");
  }

  /** Whether the scene's container has not been created yet, as far as is known. */
  static boolean isEarly(Scene scene) {
    String reason = scene.waitingReason();
    return reason.equals("ContainerCreating")
        || reason.equals("PodInitializing")
        || (reason.isEmpty() && scene.end() == null && !scene.isRunning());
  }

  /** Whether the pod got beyond its volumes and its sandbox after this trouble with them. */
  static boolean cameAfter(Scene scene, EventFacts trouble) {
    if (isStepAfter(scene, trouble)) {
      return true;
    }
    for (ContainerFacts container : scene.pod().containers()) {
      if (ranAfter(container.status(), trouble.last())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStepAfter(Scene scene, EventFacts trouble) {
    for (EventFacts event : scene.file().events()) {
      if (STEPS.contains(event.reason())
          && scene.events().isOfPod(event)
          && notBefore(event.last(), trouble.last())) {
        return true;
      }
    }
    return false;
  }

  private static boolean ranAfter(ContainerStatus status, @Nullable Instant trouble) {
    Termination end = status.end();
    return (status.running() != null && notBefore(status.running().startedAt(), trouble))
        || (end != null && notBefore(end.finishedAt(), trouble));
  }

  /** With a time unknown, getting further counts as the later. */
  private static boolean notBefore(@Nullable Instant step, @Nullable Instant trouble) {
    return step == null || trouble == null || !step.isBefore(trouble);
  }
}
