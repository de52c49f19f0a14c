package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.Probe;
import dev.exitcode.evidence.Termination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The code alone, or not even that. */
final class BareRules {
  private static final long DOTNET_FRAMEWORK_MISSING = 150;

  private BareRules() {}

  /** SIGKILL, and nothing says who sent it. */
  static @Nullable Finding sigkill(Scene scene) {
    Termination end = scene.end();
    return end == null || !MemoryRules.isKill(scene)
        ? null
        : possible(Cause.SIGKILL_UNATTRIBUTED, Facts.end(scene, end));
  }

  /** SIGTERM or SIGINT, and nothing says who sent it. */
  static @Nullable Finding sigterm(Scene scene) {
    Termination end = scene.end();
    if (end == null || !scene.hasCodeIn(143, 130)) {
      return null;
    }
    Cause cause = isLoop(scene) ? Cause.APPLICATION_ERROR : Cause.STOPPED_ON_REQUEST;
    return possible(mayBeProbe(scene) ? Cause.LIVENESS_PROBE_FAILED : cause, Facts.end(scene, end));
  }

  private static boolean mayBeProbe(Scene scene) {
    boolean livesOn = scene.file().platform() != Platform.DOCKER && scene.status().restarts() > 0;
    return livesOn
        && scene.hasCode(143)
        && scene.spec().probe(Probe.Kind.LIVENESS) != null
        && (isLoop(scene) || scene.file().events().isEmpty());
  }

  /** What is stopped again and again is not well, whoever does it. */
  private static boolean isLoop(Scene scene) {
    return EndRules.isBackingOff(scene);
  }

  /** A code of .NET's host that no signal shares. */
  static @Nullable Finding dotnetHost(Scene scene) {
    Termination end = scene.end();
    return end == null || !scene.hasCode(DOTNET_FRAMEWORK_MISSING)
        ? null
        : possible(Cause.RUNTIME_VERSION_MISMATCH, Facts.end(scene, end));
  }

  /** A code of the program's own, or a word that says as much. */
  static @Nullable Finding applicationError(Scene scene) {
    Termination end = scene.end();
    Long code = scene.code();
    boolean failed = code == null ? scene.endedAs("Error") : code != 0;
    return end == null || !failed ? null : possible(Cause.APPLICATION_ERROR, Facts.end(scene, end));
  }

  /** Not even a code. */
  static @Nullable Finding unknown(Scene scene) {
    Termination end = scene.end();
    if (end != null) {
      return scene.isCurrent() ? possible(Cause.UNKNOWN, Facts.end(scene, end)) : null;
    }
    ContainerStatus.Waiting waiting = scene.status().waiting();
    if (waiting != null && scene.waitingReason().endsWith("CrashLoopBackOff")) {
      return possible(Cause.UNKNOWN, Facts.waiting(scene.container(), waiting));
    }
    if (isSilent(scene)) {
      return ofEvents(scene);
    }
    return scene.container() == null
        ? Unwell.pending(scene)
        : Acts.first(Unwell.container(scene), forgotten(scene));
  }

  /** It was started again and is not ready, and the runtime no longer has what ended. */
  private static @Nullable Finding forgotten(Scene scene) {
    int restarts = scene.status().restarts();
    boolean isOpen = scene.isRunning() && Boolean.FALSE.equals(scene.status().ready());
    String from = Facts.status(scene.container(), "restartCount");
    return isOpen && restarts > 0 && scene.pod().status().deletion() == null
        ? possible(Cause.UNKNOWN, new Fact("restarted " + restarts + " times", from))
        : null;
  }

  private static @Nullable Finding ofEvents(Scene scene) {
    for (EventFacts event : scene.events().own()) {
      if (event.reason().equals("BackOff")
          && event.message().contains("restarting failed container")) {
        return possible(Cause.UNKNOWN, Facts.event(event));
      }
    }
    return scene.container() == null ? ofPod(scene) : null;
  }

  private static boolean isSilent(Scene scene) {
    return scene.pod().containers().isEmpty();
  }

  private static @Nullable Finding ofPod(Scene scene) {
    PodStatus status = scene.pod().status();
    if (isBad(status)) {
      Fact phase = new Fact("phase " + status.phase(), "status.phase");
      return possible(Cause.UNKNOWN, status.reason() == null ? phase : Facts.podReason(status));
    }
    EventFacts newest = scene.events().newest(_ -> true);
    if (newest != null && newest.isWarning() && status.phase() == null) {
      return possible(Cause.UNKNOWN, Facts.event(newest));
    }
    List<String> lines = scene.log().lines();
    return lines.isEmpty()
        ? Acts.first(Unwell.pending(scene), Surroundings.unwell(scene))
        : possible(Cause.UNKNOWN, new Fact(lines.getLast().strip(), "log"));
  }

  private static boolean isBad(PodStatus status) {
    return status.reason() != null
        || "Failed".equals(status.phase())
        || "Unknown".equals(status.phase());
  }

  private static Finding possible(Cause cause, Fact fact) {
    return Finding.of(cause, Confidence.POSSIBLE, fact);
  }
}
