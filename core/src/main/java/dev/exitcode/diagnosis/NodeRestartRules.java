package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The node or its container runtime was restarted, and the status of what ran got lost. */
final class NodeRestartRules {
  private static final long TOGETHER_SECONDS = 10;
  private static final long BOOT_SECONDS = 300;
  private static final Duration LONG_RUN = Duration.ofMinutes(1);

  private NodeRestartRules() {}

  /** The runtime came back and its task was gone: 255, reason Unknown; or many ended at once. */
  static @Nullable Finding restarted(Scene scene) {
    Termination end = scene.end();
    if (end == null || "OOMKilled".equals(end.reason())) {
      return null;
    }
    EventFacts reboot = rebootAt(scene, end);
    if (end.hasCode(255) && "Unknown".equals(end.reason())) {
      boolean two = reboot != null || endedAlike(scene, end) > 0;
      return found(scene, end, two ? Confidence.CERTAIN : Confidence.LIKELY, reboot);
    }
    boolean docker = scene.file().platform() == Platform.DOCKER;
    if (docker && end.hasCode(255) && endedAlike(scene, end) >= 2) {
      return found(scene, end, Confidence.LIKELY, null);
    }
    boolean killed = end.hasCode(137) && !docker && !wasAskedToStop(scene, end);
    return reboot != null && (killed || end.hasCode(255) || KubeletRules.isMadeUp(scene, end))
        ? found(scene, end, Confidence.LIKELY, reboot)
        : null;
  }

  static Finding found(
      Scene scene, Termination end, Confidence confidence, @Nullable EventFacts event) {
    return event == null
        ? Finding.of(Cause.NODE_RESTARTED, confidence, Facts.end(scene, end))
        : Finding.of(Cause.NODE_RESTARTED, confidence, Facts.end(scene, end), Facts.event(event));
  }

  private static @Nullable EventFacts rebootAt(Scene scene, Termination end) {
    EventFacts reboot = scene.events().ofNode("Rebooted");
    boolean fits =
        reboot != null
            && (end.endedAt() == null || Timing.isNear(reboot.last(), end.endedAt(), BOOT_SECONDS));
    return fits ? reboot : null;
  }

  static boolean wasAskedToStop(Scene scene, Termination end) {
    EventFacts killing = scene.events().newest("Killing");
    return killing != null && Timing.isNear(killing.last(), end.endedAt(), BOOT_SECONDS);
  }

  /** How many others of this node have an end with the same code in the same seconds. */
  static int endedAlike(Scene scene, Termination end) {
    int count = 0;
    for (PodFacts other : scene.file().siblings()) {
      if (isOnTheSameNode(scene, other) && endedAt(other, end)) {
        count++;
      }
    }
    return count;
  }

  /** One Docker host is what its containers are listed of. */
  private static boolean isOnTheSameNode(Scene scene, PodFacts other) {
    String node = scene.pod().spec().node();
    return node == null
        ? scene.file().platform() == Platform.DOCKER
        : node.equals(other.spec().node());
  }

  static boolean endedAt(PodFacts other, Termination end) {
    for (ContainerFacts container : other.containers()) {
      Termination theirs = container.status().end();
      if (theirs != null && isTogether(theirs, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTogether(Termination theirs, Termination end) {
    return end.exitCode() != null
        && theirs.hasCode(end.exitCode())
        && Timing.isNear(theirs.finishedAt(), end.finishedAt(), TOGETHER_SECONDS);
  }

  /** Outside Kubernetes: the daemon came back, the container was gone, nobody saw its status. */
  static @Nullable Finding daemonRestarted(Scene scene) {
    Termination end = scene.end();
    Duration ran = scene.ran();
    boolean fits =
        scene.file().platform() == Platform.DOCKER
            && end != null
            && end.hasCode(255)
            && ran != null
            && ran.compareTo(LONG_RUN) > 0;
    return fits && end != null
        ? Finding.of(Cause.NODE_RESTARTED, Confidence.POSSIBLE, Facts.end(scene, end))
        : null;
  }
}
