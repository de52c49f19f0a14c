package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Killed by kubelet for a probe or a hook, while the pod lives on. */
final class ProbeRules {
  private ProbeRules() {}

  /** Kubelet says that it restarted the container for its liveness probe. */
  static @Nullable Finding liveness(Scene scene) {
    return killing(scene, Probe.Kind.LIVENESS, Cause.LIVENESS_PROBE_FAILED);
  }

  /** Kubelet says that it restarted the container for its startup probe. */
  static @Nullable Finding startup(Scene scene) {
    return killing(scene, Probe.Kind.STARTUP, Cause.STARTUP_PROBE_FAILED);
  }

  private static @Nullable Finding killing(Scene scene, Probe.Kind kind, Cause cause) {
    EventFacts killing = scene.events().explaining("Killing", "failed " + word(kind) + " probe");
    if (killing == null || !canBeStopped(scene)) {
      return null;
    }
    List<Fact> facts = new ArrayList<>(4);
    facts.add(Facts.event(killing));
    addHow(scene, killing, kind, facts);
    return probed(scene, kind, new Finding(cause, Confidence.CERTAIN, false, facts, Map.of()));
  }

  private static void addHow(Scene scene, EventFacts killing, Probe.Kind kind, List<Fact> facts) {
    EventFacts unhealthy = unhealthy(scene, kind);
    if (unhealthy != null) {
      facts.add(Facts.event(unhealthy));
    }
    Termination end = scene.end();
    if (end != null) {
      facts.add(Facts.end(scene, end));
      addDeafness(scene, killing, facts);
    }
  }

  private static void addDeafness(Scene scene, EventFacts killing, List<Fact> facts) {
    Long seconds = scene.timing().secondsFrom(killing);
    if (MemoryRules.isKill(scene) && seconds != null && seconds >= Timing.LEAST_GRACE) {
      facts.add(
          new Fact("it ignored SIGTERM and was killed " + seconds + " s later", "event Killing"));
    }
  }

  /** The probe failed just before the end, and the end is that of a stop. */
  static @Nullable Finding unhealthyBefore(Scene scene) {
    Termination end = scene.end();
    if (end == null || !isStop(scene) || StopRules.isAsked(scene)) {
      return null;
    }
    Finding startup = unhealthyBefore(scene, Probe.Kind.STARTUP, end);
    return startup == null ? unhealthyBefore(scene, Probe.Kind.LIVENESS, end) : startup;
  }

  private static @Nullable Finding unhealthyBefore(Scene scene, Probe.Kind kind, Termination end) {
    EventFacts unhealthy = unhealthy(scene, kind);
    if (unhealthy == null || !isFatal(scene, kind, unhealthy)) {
      return null;
    }
    Finding found =
        Finding.of(cause(kind), Confidence.LIKELY, Facts.event(unhealthy), Facts.end(scene, end));
    return probed(scene, kind, found);
  }

  private static boolean isFatal(Scene scene, Probe.Kind kind, EventFacts unhealthy) {
    Probe probe = scene.spec().probe(kind);
    return probe == null || unhealthy.count() >= probe.failureThreshold();
  }

  /** The run was as long as a probe that never succeeds allows, again and again. */
  static @Nullable Finding runLength(Scene scene) {
    Termination end = scene.end();
    Duration ran = scene.ran();
    if (end == null || ran == null || !isSignalled(scene) || !livesOn(scene)) {
      return null;
    }
    Fact ended = Facts.end(scene, end);
    Finding startup = runLength(scene, Probe.Kind.STARTUP, ran, ended);
    return startup == null ? runLength(scene, Probe.Kind.LIVENESS, ran, ended) : startup;
  }

  private static @Nullable Finding runLength(
      Scene scene, Probe.Kind kind, Duration ran, Fact ended) {
    Probe probe = scene.spec().probe(kind);
    if (probe == null || !fits(scene, probe, ran.toSeconds())) {
      return null;
    }
    String says = "it ran " + Placeholders.span(ran) + ", as " + budget(probe) + " allows";
    Fact length = new Fact(says, Facts.spec(scene, word(kind) + "Probe"));
    Finding found = Finding.of(cause(kind), Confidence.POSSIBLE, length, ended);
    return probed(scene, kind, found);
  }

  /** From the last failure that kubelet counts to the end of the grace period. */
  private static boolean fits(Scene scene, Probe probe, long ran) {
    long last =
        probe.initialDelaySeconds() + (probe.failureThreshold() - 1L) * probe.periodSeconds();
    long slack = probe.periodSeconds() + probe.timeoutSeconds() + (long) Timing.JITTER;
    long grace = MemoryRules.isKill(scene) ? scene.timing().grace(probe) : 0;
    return ran >= last + grace - 1 && ran <= last + grace + slack;
  }

  private static String budget(Probe probe) {
    return probe.initialDelaySeconds()
        + " s + "
        + probe.failureThreshold()
        + " failures every "
        + probe.periodSeconds()
        + " s";
  }

  /** The postStart hook failed, for which kubelet kills the container. */
  static @Nullable Finding postStart(Scene scene) {
    if (!Progress.isOfContainer(scene)) {
      return null;
    }
    EventFacts hook = scene.events().explaining("FailedPostStartHook", "");
    EventFacts killing = scene.events().explaining("Killing", "FailedPostStartHook");
    EventFacts said = hook == null ? killing : hook;
    if (said != null && (killing != null || canBeStopped(scene))) {
      return hookFailed(Facts.event(said));
    }
    var waiting = scene.status().waiting();
    return waiting != null && "PostStartHookError".equals(waiting.reason())
        ? hookFailed(Facts.waiting(scene.container(), waiting))
        : null;
  }

  private static Finding hookFailed(Fact fact) {
    return Finding.of(Cause.POSTSTART_HOOK_FAILED, Confidence.CERTAIN, fact);
  }

  /** Whether kubelet killed it for a probe or a hook. */
  static boolean isKilled(Scene scene) {
    return scene.events().explaining("Killing", "failed liveness probe") != null
        || scene.events().explaining("Killing", "failed startup probe") != null
        || scene.events().explaining("Killing", "FailedPostStartHook") != null;
  }

  /** Whether the end can be that of a stop: not one where a program crashed or was not there. */
  private static boolean canBeStopped(Scene scene) {
    return scene.code() == null || !CrashRules.isCrash(scene);
  }

  /** Codes with which programs end that are told to, or are killed for not doing so. */
  private static boolean isStop(Scene scene) {
    return scene.hasCodeIn(0, 2, 130, 137, 143);
  }

  private static boolean isSignalled(Scene scene) {
    return scene.hasCode(143)
        || (MemoryRules.isKill(scene) && scene.status().restarts() > 1 && scene.endedAs("Error"));
  }

  private static boolean livesOn(Scene scene) {
    return scene.file().platform() != Platform.DOCKER
        && scene.status().restarts() > 0
        && !StopRules.isAsked(scene);
  }

  private static @Nullable EventFacts unhealthy(Scene scene, Probe.Kind kind) {
    String name = word(kind);
    return scene
        .events()
        .explaining(
            "Unhealthy", Character.toUpperCase(name.charAt(0)) + name.substring(1) + " probe");
  }

  private static Cause cause(Probe.Kind kind) {
    return kind == Probe.Kind.STARTUP ? Cause.STARTUP_PROBE_FAILED : Cause.LIVENESS_PROBE_FAILED;
  }

  private static String word(Probe.Kind kind) {
    return switch (kind) {
      case LIVENESS -> "liveness";
      case READINESS -> "readiness";
      case STARTUP -> "startup";
    };
  }

  private static Finding probed(Scene scene, Probe.Kind kind, Finding finding) {
    Probe probe = scene.spec().probe(kind);
    return probe == null
        ? finding
        : finding
            .with("probe", probe.check())
            .with("budget", budget(probe))
            .with("timeout", probe.timeoutSeconds() + " s");
  }
}
