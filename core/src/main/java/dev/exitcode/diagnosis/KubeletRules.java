package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import org.jspecify.annotations.Nullable;

/** Ends that kubelet made, and ends that it made up. */
final class KubeletRules {
  /** The longest usual grace period, and a little. */
  private static final int STOP_SECONDS = 120;

  private KubeletRules() {}

  /** Another container's rule restarted all of them in place. */
  static @Nullable Finding restartedWithSiblings(Scene scene) {
    Termination end = scene.end();
    return end != null
            && "RestartingAllContainers".equals(end.reason())
            && !Progress.isHeldUp(scene)
        ? Finding.of(Cause.RESTARTED_WITH_SIBLINGS, Confidence.CERTAIN, Facts.end(scene, end))
        : null;
  }

  /** The spec changed in place, kubelet restarted the container for it, and it came back. */
  static @Nullable Finding definitionChanged(Scene scene) {
    Termination end = scene.end();
    if (Progress.isHeldUp(scene)) {
      return null;
    }
    for (EventFacts event : scene.events().own()) {
      if (end != null && isChange(event) && fits(event, end)) {
        return Finding.of(
            Cause.CONTAINER_DEFINITION_CHANGED,
            Confidence.CERTAIN,
            Facts.event(event),
            Facts.end(scene, end));
      }
    }
    return null;
  }

  private static boolean isChange(EventFacts event) {
    return event.reason().equals("Killing")
        && (event.message().contains("definition changed")
            || event.message().contains("resize requires restart"));
  }

  /** Killed for it: the end follows within the longest usual grace. */
  private static boolean fits(EventFacts event, Termination end) {
    return Timing.mayExplain(event.last(), end.endedAt())
        && (event.last() == null
            || end.endedAt() == null
            || Timing.isNear(event.last(), end.endedAt(), STOP_SECONDS));
  }

  /** No runtime reported this end, and nothing else tells of it. */
  static @Nullable Finding lost(Scene scene) {
    Termination end = scene.end();
    return end != null && isMadeUp(scene, end)
        ? Finding.of(Cause.STATUS_LOST, Confidence.POSSIBLE, Facts.end(scene, end))
        : null;
  }

  /** Whether kubelet, not a runtime, made the end up. */
  static boolean isMadeUp(Scene scene, Termination end) {
    return "ContainerStatusUnknown".equals(end.reason())
        || (end.hasCode(137) && end.isInvented() && scene.file().platform() == Platform.KUBERNETES);
  }
}
