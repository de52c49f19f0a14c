package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.ContainerFacts.Kind;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ended with success, which is not always what was wanted. */
final class EndRules {
  /** From so many restarts on, an end with 0 is what the program always does. */
  private static final int LOOP = 3;

  private EndRules() {}

  /** Ends with 0 and is started again, for ever. */
  static @Nullable Finding completedButRestarted(Scene scene) {
    Termination end = scene.end();
    if (end == null || !scene.hasCode(0) || !isRestarted(scene)) {
      return null;
    }
    ContainerStatus.Waiting waiting = scene.status().waiting();
    Fact ended = Facts.end(scene, end);
    if (waiting != null && isBackingOff(scene)) {
      return restarted(Confidence.CERTAIN, ended, Facts.waiting(scene.container(), waiting));
    }
    if (scene.status().restarts() >= LOOP || !ranLong(scene)) {
      return restarted(Confidence.LIKELY, ended, policyFact(scene));
    }
    return mayBeProbe(scene)
        ? Finding.of(Cause.LIVENESS_PROBE_FAILED, Confidence.POSSIBLE, ended)
        : restarted(Confidence.POSSIBLE, ended, policyFact(scene));
  }

  private static boolean ranLong(Scene scene) {
    Duration ran = scene.ran();
    return ran != null && ran.compareTo(Timing.BACK_OFF_RESET) > 0;
  }

  /** A server that stops in good order when kubelet tells it to ends with 0 as well. */
  private static boolean mayBeProbe(Scene scene) {
    return scene.status().restarts() > 0 && scene.spec().probe(Probe.Kind.LIVENESS) != null;
  }

  private static Fact policyFact(Scene scene) {
    return new Fact("restartPolicy " + policy(scene), "spec.restartPolicy");
  }

  private static Finding restarted(Confidence confidence, Fact... evidence) {
    return Finding.of(Cause.COMPLETED_BUT_RESTARTED, confidence, evidence);
  }

  private static boolean isRestarted(Scene scene) {
    if (isBackingOff(scene)) {
      return true;
    }
    String policy = policy(scene);
    boolean always = policy.equalsIgnoreCase("Always") || policy.equals("unless-stopped");
    return scene.file().platform() == Platform.DOCKER
        ? always && scene.status().restarts() > 0
        : always && !scene.is(Kind.INIT);
  }

  static boolean isBackingOff(Scene scene) {
    return scene.waitingReason().endsWith("CrashLoopBackOff");
  }

  private static String policy(Scene scene) {
    String own = scene.spec().restartPolicy();
    String ofPod = scene.pod().spec().restartPolicy();
    return own != null ? own : ofPod == null ? "" : ofPod;
  }

  /** Ended with 0 as it should. */
  static @Nullable Finding completed(Scene scene) {
    Termination end = scene.end();
    if (end == null || !scene.hasCode(0)) {
      return null;
    }
    boolean known = "Succeeded".equals(scene.pod().status().phase()) || !policy(scene).isEmpty();
    return Finding.of(
        Cause.COMPLETED, known ? Confidence.CERTAIN : Confidence.LIKELY, Facts.end(scene, end));
  }
}
