package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerFacts.Kind;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.PodStatus.Deletion;
import dev.exitcode.evidence.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asked to go: by a deletion, a rollout, a person; in time or not. */
final class StopRules {
  private static final long CTRL_C = 130;
  private static final long TERM = 143;

  private StopRules() {}

  /** The hook that runs before SIGTERM used up the grace period. */
  static @Nullable Finding preStopOverran(Scene scene) {
    if (!isAsked(scene) || !MemoryRules.isKill(scene)) {
      return null;
    }
    EventFacts failed = scene.events().explaining("FailedPreStopHook", "");
    if (failed != null && isAtTheEnd(scene, failed)) {
      return stop(scene, Cause.PRESTOP_HOOK_OVERRAN, Confidence.CERTAIN, Facts.event(failed));
    }
    String hook = scene.spec().hooks().preStop();
    return hook == null || !usesItUp(scene, hook)
        ? null
        : stop(
            scene,
            Cause.PRESTOP_HOOK_OVERRAN,
            Confidence.LIKELY,
            new Fact("preStop: " + hook, Facts.spec(scene, "lifecycle.preStop")));
  }

  /** A hook that fails at once used no time; one that is cut off fails when the grace ends. */
  private static boolean isAtTheEnd(Scene scene, EventFacts failed) {
    Long left = scene.timing().secondsFrom(failed);
    return left == null || left <= Timing.LEAST_GRACE + Timing.JITTER;
  }

  private static boolean usesItUp(Scene scene, String hook) {
    long sleep = Durations.afterWord(hook, "sleep");
    int grace = scene.timing().grace();
    if (sleep >= 0) {
      return sleep >= grace;
    }
    Long took = sinceAsked(scene);
    return took != null && took >= grace + Timing.LEAST_GRACE;
  }

  /** SIGKILL when the time to end was over. */
  static @Nullable Finding graceExceeded(Scene scene) {
    if (!isAsked(scene) || !MemoryRules.isKill(scene)) {
      return null;
    }
    Long took = sinceAsked(scene);
    if (took != null && took < scene.timing().grace() - Timing.JITTER) {
      return null;
    }
    boolean isMeasured = took != null || hasSiblingStoppedAGraceBefore(scene);
    Confidence confidence =
        isMeasured && stopping(scene) != null ? Confidence.CERTAIN : Confidence.LIKELY;
    return stop(scene, Cause.GRACE_PERIOD_EXCEEDED, confidence, late(took, scene.timing().grace()));
  }

  /** Where no clock tells of the request: another container of the pod obeyed it at once. */
  private static boolean hasSiblingStoppedAGraceBefore(Scene scene) {
    for (ContainerFacts other : scene.pod().containers()) {
      Termination end = other.status().terminated();
      Long before = end == null ? null : scene.timing().secondsFrom(end.endedAt());
      if (before != null && Math.abs(before - scene.timing().grace()) <= Timing.JITTER) {
        return true;
      }
    }
    return false;
  }

  private static Fact late(@Nullable Long took, int grace) {
    return took == null
        ? new Fact("asked to stop, ended by SIGKILL", "exit code")
        : new Fact(
            "ended " + took + " s after the request; the grace is " + grace + " s",
            "spec.terminationGracePeriodSeconds");
  }

  /** Ended in time, after somebody asked for it. */
  static @Nullable Finding onRequest(Scene scene) {
    if (scene.end() == null
        || MemoryRules.isKill(scene)
        || CrashRules.isCrash(scene)
        || !isAsked(scene)) {
      return null;
    }
    Confidence confidence =
        isStopCode(scene) && stopping(scene) != null ? Confidence.CERTAIN : Confidence.LIKELY;
    return stop(scene, Cause.STOPPED_ON_REQUEST, confidence);
  }

  /** A native sidecar is stopped when the pod's own containers have ended. */
  static @Nullable Finding sidecarAfterItsPod(Scene scene) {
    Termination end = scene.end();
    if (end == null || !isEndedSidecar(scene) || !haveOthersEnded(scene)) {
      return null;
    }
    Cause cause =
        MemoryRules.isKill(scene) ? Cause.GRACE_PERIOD_EXCEEDED : Cause.STOPPED_ON_REQUEST;
    Fact others = new Fact("all other containers of the pod had ended", "containerStatuses");
    return Finding.of(cause, Confidence.LIKELY, Facts.end(scene, end), others);
  }

  private static boolean isEndedSidecar(Scene scene) {
    return scene.is(Kind.SIDECAR)
        && scene.status().terminated() != null
        && !CrashRules.isCrash(scene);
  }

  private static boolean haveOthersEnded(Scene scene) {
    for (ContainerFacts other : scene.pod().containers()) {
      if (other.kind() == Kind.APP && other.status().terminated() == null) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStopCode(Scene scene) {
    return scene.hasCodeIn(0, 1, 2, CTRL_C, TERM) || WindowsCodes.isStop(scene);
  }

  private static Finding stop(Scene scene, Cause cause, Confidence confidence, Fact... first) {
    List<Fact> facts = new ArrayList<>(List.of(first));
    EventFacts stopping = stopping(scene);
    if (stopping != null) {
      facts.add(Facts.event(stopping));
    }
    Deletion deletion = scene.pod().status().deletion();
    if (deletion != null) {
      facts.add(new Fact("the pod is being deleted", "metadata.deletionTimestamp"));
    }
    String asked = byHand(scene);
    if (asked != null) {
      facts.add(new Fact(asked.strip(), "log"));
    }
    Termination end = scene.end();
    if (end != null) {
      facts.add(Facts.end(scene, end));
    }
    return new Finding(cause, confidence, false, facts, Map.of());
  }

  /** Whether somebody asked it to go, before it went. */
  static boolean isAsked(Scene scene) {
    return stopping(scene) != null || isDeleted(scene) || byHand(scene) != null;
  }

  private static @Nullable EventFacts stopping(Scene scene) {
    EventFacts stopping = scene.events().explaining("Killing", "Stopping container");
    return stopping == null || isForTheSandbox(scene, stopping) ? null : stopping;
  }

  /** Kubelet stops what is left of a pod whose sandbox is gone, to make it anew; nobody asked. */
  private static boolean isForTheSandbox(Scene scene, EventFacts stopping) {
    EventFacts changed = scene.events().newest(TogetherRules.SANDBOX_CHANGED);
    return changed != null
        && scene.pod().status().deletion() == null
        && Timing.isNear(changed.last(), stopping.last(), Timing.AFTER);
  }

  private static boolean isDeleted(Scene scene) {
    Deletion deletion = scene.pod().status().deletion();
    if (deletion == null || scene.container() == null || scene.isRunning()) {
      return false;
    }
    Long took = scene.timing().secondsFrom(deletion.requestedAt());
    return took == null || took >= -Timing.JITTER;
  }

  /** Seconds from the request to the end, or null. */
  private static @Nullable Long sinceAsked(Scene scene) {
    EventFacts stopping = stopping(scene);
    if (stopping != null) {
      return scene.timing().secondsFrom(stopping);
    }
    Deletion deletion = scene.pod().status().deletion();
    return deletion == null ? null : scene.timing().secondsFrom(deletion.requestedAt());
  }

  /** A pasted terminal shows the stop itself. */
  private static @Nullable String byHand(Scene scene) {
    if (scene.file().platform() == Platform.KUBERNETES) {
      return null;
    }
    String interrupted = scene.hasCode(CTRL_C) ? interrupted(scene) : null;
    if (interrupted != null || scene.file().logs().isEmpty()) {
      return interrupted;
    }
    String stopped = scene.log().lastLineWith("docker stop");
    return stopped == null ? scene.log().lastLineWith("kubectl delete") : stopped;
  }

  /** The terminal shows the key; it belongs to no container's log. */
  private static @Nullable String interrupted(Scene scene) {
    for (LogTail tail : scene.file().logs()) {
      for (String line : tail.container() == null ? tail.lines() : List.<String>of()) {
        if (line.contains("^C")) {
          return line;
        }
      }
    }
    return scene.log().lastLineWith("^C");
  }
}
