package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodReasons;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the rules about acts on a pod share: an act counts only where the end came with it. */
final class Acts {
  private Acts() {}

  /** Whether the scene's end came with an act, or its container has not ended at all. */
  static boolean explains(Scene scene, @Nullable Instant act) {
    if (scene.container() != null || scene.pod().containers().isEmpty()) {
      Termination end = scene.end();
      return end == null || Timing.mayExplain(act, end.endedAt());
    }
    for (ContainerFacts container : scene.pod().containers()) {
      if (container.kind() != ContainerFacts.Kind.INIT && explains(container.status(), act)) {
        return true;
      }
    }
    return false;
  }

  /** An act on the pod ended this container, or found it running or not started. */
  private static boolean explains(ContainerStatus status, @Nullable Instant act) {
    Termination end = status.end();
    return status.running() != null || end == null || Timing.mayExplain(act, end.endedAt());
  }

  /**
   * What is said of the pod as a whole. Text may give a pod's reason as that of a container, which
   * never has such a one of its own.
   */
  static PodStatus status(Scene scene) {
    PodStatus status = scene.pod().status();
    Termination end = scene.end();
    return status.reason() == null && end != null && PodReasons.isOne(end.reason())
        ? told(status, end)
        : status;
  }

  private static PodStatus told(PodStatus status, Termination end) {
    return new PodStatus(
        status.phase(),
        end.reason(),
        end.message(),
        status.qosClass(),
        status.startedAt(),
        status.conditions(),
        status.deletion());
  }

  /** The DisruptionTarget condition, where it holds for this reason and explains the end. */
  static @Nullable Condition disruption(Scene scene, String reason) {
    Condition target = scene.pod().status().condition("DisruptionTarget");
    return target != null
            && target.isTrue()
            && reason.equals(target.reason())
            && explains(scene, target.since())
        ? target
        : null;
  }

  /** The newest event of this reason about the pod, where it explains the end. */
  static @Nullable EventFacts event(Scene scene, String reason) {
    EventFacts event = scene.events().newest(reason);
    return event != null && explains(scene, event.last()) && !isSurvived(scene, event.last())
        ? event
        : null;
  }

  /** Whether a container of the pod began after the act, which thus did not end the pod. */
  private static boolean isSurvived(Scene scene, @Nullable Instant act) {
    for (ContainerFacts container : scene.pod().containers()) {
      ContainerStatus status = container.status();
      if ((status.running() != null && isAfter(status.running().startedAt(), act))
          || beganAfter(status.terminated(), act)
          || beganAfter(status.last(), act)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beganAfter(@Nullable Termination end, @Nullable Instant act) {
    return end != null && isAfter(end.startedAt(), act);
  }

  private static boolean isAfter(@Nullable Instant time, @Nullable Instant act) {
    return Timing.isLaterBy(time, act, Timing.AFTER);
  }

  /** A finding for the pod as a whole; the end of the scene's container is evidence too. */
  static Finding ofPod(Scene scene, Cause cause, Confidence confidence, Fact fact) {
    Termination end = scene.end();
    return (end == null
            ? Finding.of(cause, confidence, fact)
            : Finding.of(cause, confidence, fact, Facts.end(scene, end)))
        .forPod();
  }

  /** Certain, from a condition of the pod. */
  static @Nullable Finding ofCondition(Scene scene, Cause cause, @Nullable Condition condition) {
    return condition == null
        ? null
        : ofPod(scene, cause, Confidence.CERTAIN, Facts.condition(condition));
  }

  /** Certain, from an event about the pod. */
  static @Nullable Finding ofEvent(Scene scene, Cause cause, @Nullable EventFacts event) {
    return event == null ? null : ofPod(scene, cause, Confidence.CERTAIN, Facts.event(event));
  }

  /** The first of two that is there. */
  static @Nullable Finding first(@Nullable Finding one, @Nullable Finding other) {
    return one == null ? other : one;
  }
}
