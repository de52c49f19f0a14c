package dev.exitcode.k8s;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waiting reasons tell: most pass by themselves, some do not, or not for long. */
final class Stuck {
  private static final String BACK_OFF = "CrashLoopBackOff";

  /** Of an instance that was not started yet. */
  private static final Set<String> ORDINARY = Set.of("", "ContainerCreating", "PodInitializing");

  /** Those that kubelet changes to and fro between, by the one that they are told as. */
  private static final Map<String, String> SAME = Map.of("ErrImagePull", "ImagePullBackOff");

  /** Those of an instance that was made and ended: its end is told already. */
  private static final Set<String> OF_AN_END = Set.of("RunContainerError", "PostStartHookError");

  /** What a registry or a runtime may mend within a moment. */
  private static final Set<String> MAY_PASS =
      Set.of("ImagePullBackOff", "ImageInspectError", "RegistryUnavailable");

  private Stuck() {}

  /** What a container hangs in, whether for long or not; null: it does not. */
  static @Nullable String reason(ContainerNow now) {
    String waiting = now.waiting;
    if (waiting == null
        || ORDINARY.contains(waiting)
        || waiting.equals(BACK_OFF)
        || (OF_AN_END.contains(waiting) && now.endedBefore != null)) {
      return null;
    }
    return SAME.getOrDefault(waiting, waiting);
  }

  /**
   * Whether it may pass: kubelet tries a pull again after 10, 30 and 70 seconds, whereas a Secret
   * that is not there is either made at the same time as the pod or not at all.
   */
  static boolean mayPass(String reason) {
    return MAY_PASS.contains(reason);
  }

  /** Whether the instance it waits after has ended, of which kubelet then shows the end as last. */
  static boolean isAfterAnEnd(ContainerNow now) {
    return now.waiting != null && now.endedBefore != null && !ORDINARY.contains(now.waiting);
  }

  /** Whether it shows that a container is not stuck any more: it was started. */
  static boolean isOver(ContainerNow now) {
    return now.running || now.ended != null || BACK_OFF.equals(now.waiting);
  }
}
