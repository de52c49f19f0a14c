package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.Termination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ended with others or with its sandbox: a weak sign that the node was restarted. */
final class TogetherRules {
  /** The reason of the event with which kubelet makes a sandbox that is gone anew. */
  static final String SANDBOX_CHANGED = "SandboxChanged";

  private static final long BOOT_SECONDS = 300;

  private TogetherRules() {}

  /** Several of the node ended alike, or the sandbox went; nothing better is known. */
  static @Nullable Finding endedTogether(Scene scene) {
    Termination end = scene.end();
    boolean killed =
        end != null
            && end.hasCode(137)
            && scene.file().platform() != Platform.DOCKER
            && !NodeRestartRules.wasAskedToStop(scene, end);
    if (end == null || scene.endedAs("OOMKilled")) {
      return null;
    }
    EventFacts changed = sandboxChange(scene, end);
    if (changed != null) {
      return NodeRestartRules.found(scene, end, Confidence.POSSIBLE, changed);
    }
    return (killed || end.hasCode(255))
            && NodeRestartRules.endedAlike(scene, end) >= 2
            && isMixed(scene, end)
        ? NodeRestartRules.found(scene, end, Confidence.POSSIBLE, runtimeStart(scene, end))
        : null;
  }

  /** The sandbox went away just before this stop. */
  private static @Nullable EventFacts sandboxChange(Scene scene, Termination end) {
    EventFacts changed = scene.events().explaining(SANDBOX_CHANGED, "");
    return changed != null && (end.hasCode(137) || end.hasCode(143)) ? changed : null;
  }

  /** Pods of one workload alone share their program and its faults, not only their node. */
  private static boolean isMixed(Scene scene, Termination end) {
    List<Owner> own = scene.pod().identity().owners();
    for (PodFacts other : scene.file().siblings()) {
      boolean isOfAnother = own.isEmpty() || !other.identity().owners().equals(own);
      if (isOfAnother && NodeRestartRules.endedAt(other, end)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable EventFacts runtimeStart(Scene scene, Termination end) {
    EventFacts start = scene.events().ofNode("ContainerdStart");
    EventFacts down = start == null ? scene.events().ofNode("NodeNotReady") : start;
    return down != null && Timing.isNear(down.last(), end.finishedAt(), BOOT_SECONDS) ? down : null;
  }
}
