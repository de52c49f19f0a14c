package dev.exitcode.diagnosis;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodReasons;
import dev.exitcode.evidence.PodStatus;
import org.jspecify.annotations.Nullable;

/** Other acts on the pod as a whole: preemption, shutdown of the node, refusal, a deadline. */
final class PodActRules {
  private static final PlatformWords SHUTDOWN = PlatformWords.of("shutdown");
  private static final PlatformWords ADMISSION = PlatformWords.of("admission");

  private PodActRules() {}

  /** For a critical pod by kubelet, for one of higher priority by the scheduler. */
  static @Nullable Finding preempted(Scene scene) {
    PodStatus status = Acts.status(scene);
    if ("Preempting".equals(status.reason()) || "Preempted".equals(status.reason())) {
      return Acts.ofPod(scene, Cause.PREEMPTED, Confidence.CERTAIN, Facts.podReason(status));
    }
    Condition target = Acts.disruption(scene, "PreemptionByScheduler");
    EventFacts event = Acts.event(scene, "Preempted");
    return Acts.first(
        Acts.ofCondition(scene, Cause.PREEMPTED, target),
        Acts.ofEvent(
            scene, Cause.PREEMPTED, event == null ? Acts.event(scene, "Preempting") : event));
  }

  /** The node was shut down in good order and took its pods along. */
  static @Nullable Finding nodeShutdown(Scene scene) {
    PodStatus status = Acts.status(scene);
    Said said = shutdown(scene, status);
    if (said != null) {
      return Acts.ofPod(scene, Cause.NODE_SHUTDOWN, Confidence.CERTAIN, said.fact());
    }
    boolean shut = isShutdown(status.reason()) && status.message() == null;
    return shut
        ? Acts.ofPod(scene, Cause.NODE_SHUTDOWN, Confidence.LIKELY, Facts.podReason(status))
        : null;
  }

  private static @Nullable Said shutdown(Scene scene, PodStatus status) {
    Said said = Said.in(SHUTDOWN, status.message(), "status.message");
    Condition target = Acts.disruption(scene, "TerminationByKubelet");
    if (said == null && target != null) {
      said = Said.in(SHUTDOWN, target.message(), "condition DisruptionTarget");
    }
    return said == null ? Said.pasted(scene, SHUTDOWN) : said;
  }

  private static boolean isShutdown(@Nullable String reason) {
    return "Terminated".equals(reason)
        || "NodeShutdown".equals(reason)
        || "Shutdown".equals(reason);
  }

  /** Kubelet refused the pod; no container of it ever ran. */
  static @Nullable Finding refused(Scene scene) {
    PodStatus status = Acts.status(scene);
    if (PodReasons.isRefusal(status.reason())) {
      return refused(scene, status.reason() + ": " + status.message(), "status.reason");
    }
    for (EventFacts event : scene.events().own()) {
      if (PodReasons.isRefusal(event.reason()) && neverRan(scene)) {
        return refused(scene, event.reason() + ": " + event.message(), "event " + event.reason());
      }
    }
    Said pasted = Said.pasted(scene, ADMISSION);
    return pasted == null ? null : refused(scene, pasted.text(), "the text");
  }

  private static Finding refused(Scene scene, String text, String from) {
    Said said = Said.in(ADMISSION, text, from);
    Cause cause = said == null ? Cause.ADMISSION_REJECTED : said.phrase().cause();
    return Acts.ofPod(scene, cause, Confidence.CERTAIN, new Diagnosis.Fact(text, from));
  }

  private static boolean neverRan(Scene scene) {
    for (ContainerFacts container : scene.pod().containers()) {
      ContainerStatus status = container.status();
      if (status.running() != null || status.terminated() != null || status.last() != null) {
        return false;
      }
    }
    return true;
  }
}
