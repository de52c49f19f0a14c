package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Probe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts that speak against a cause; where none does, the cause is not said to be ruled out. */
final class Rivals {
  /** Causes that only a text in a log shows. */
  private static final List<Cause> SHOWN_BY_LOGS =
      List.of(
          Cause.JAVA_HEAP_EXHAUSTED,
          Cause.V8_HEAP_EXHAUSTED,
          Cause.JVM_NATIVE_CRASH,
          Cause.UNCAUGHT_EXCEPTION,
          Cause.TLS_CERTIFICATE_INVALID,
          Cause.AUTHENTICATION_FAILED,
          Cause.DEPENDENCY_UNREACHABLE,
          Cause.DISK_FULL,
          Cause.FILE_PERMISSION_DENIED,
          Cause.READ_ONLY_FILESYSTEM,
          Cause.MISSING_CONFIGURATION,
          Cause.MODULE_NOT_FOUND,
          Cause.OS_LIMIT_REACHED);

  static final Map<Cause, Function<Scene, @Nullable String>> AGAINST = checks();

  private Rivals() {}

  /** The fact that speaks against a cause here, as half a sentence; or null. */
  static @Nullable String against(Cause cause, Scene scene) {
    Function<Scene, @Nullable String> check = AGAINST.get(cause);
    return check == null || scene.end() == null ? null : check.apply(scene);
  }

  private static Map<Cause, Function<Scene, @Nullable String>> checks() {
    Map<Cause, Function<Scene, @Nullable String>> checks = new EnumMap<>(Cause.class);
    SHOWN_BY_LOGS.forEach(cause -> checks.put(cause, scene -> silentLog(scene, cause)));
    checks.put(Cause.MEMORY_LIMIT_EXCEEDED, Rivals::memoryLimit);
    checks.put(Cause.CHILD_PROCESS_OOM, Rivals::childOom);
    checks.put(Cause.NODE_OUT_OF_MEMORY, Rivals::nodeMemory);
    checks.put(Cause.LIVENESS_PROBE_FAILED, s -> probe(s, Probe.Kind.LIVENESS, "liveness"));
    checks.put(Cause.STARTUP_PROBE_FAILED, s -> probe(s, Probe.Kind.STARTUP, "startup"));
    checks.put(Cause.STOPPED_ON_REQUEST, Rivals::request);
    checks.put(Cause.GRACE_PERIOD_EXCEEDED, Rivals::request);
    checks.put(Cause.PRESTOP_HOOK_OVERRAN, Rivals::preStop);
    checks.put(Cause.TIME_LIMIT_BY_WRAPPER, Rivals::wrapper);
    checks.put(Cause.SIGKILL_UNATTRIBUTED, s -> otherCode(s, MemoryRules.SIGKILL));
    checks.put(Cause.NATIVE_CRASH, s -> otherCode(s, 139, 136));
    checks.put(Cause.ABORTED, s -> otherCode(s, 134, 133, 139));
    checks.put(Cause.COMMAND_NOT_FOUND, s -> otherCode(s, 127, 128));
    checks.put(Cause.COMPLETED, Rivals::failed);
    checks.put(Cause.COMPLETED_BUT_RESTARTED, Rivals::failed);
    return checks;
  }

  private static @Nullable String memoryLimit(Scene scene) {
    if (scene.endedAs("OOMKilled") || scene.reason().isEmpty() || kernelSpoke(scene)) {
      return scene.endedAs("OOMKilled") && !MemoryRules.isKill(scene) && scene.code() != null
          ? "the main process was not killed, it ended with " + scene.code()
          : null;
    }
    return "the reason is " + scene.reason() + ", not OOMKilled";
  }

  private static boolean kernelSpoke(Scene scene) {
    return !scene.events().ofNodeAtTheEnd("OOMKilling").isEmpty()
        || scene.log().names(Cause.MEMORY_LIMIT_EXCEEDED);
  }

  private static @Nullable String childOom(Scene scene) {
    if (scene.endedAs("OOMKilled")) {
      return MemoryRules.isKill(scene) ? "the main process itself was killed (137)" : null;
    }
    return scene.reason().isEmpty() || scene.log().names(Cause.CHILD_PROCESS_OOM)
        ? null
        : "the reason is " + scene.reason() + ", not OOMKilled";
  }

  private static @Nullable String nodeMemory(Scene scene) {
    if (!MemoryRules.isKill(scene) && scene.code() != null) {
      return "it was not killed: it ended with " + scene.code();
    }
    boolean spoke =
        !scene.events().ofNodeAtTheEnd("SystemOOM").isEmpty()
            || !scene.events().ofNodeAtTheEnd("OOMKilling").isEmpty();
    return spoke || !hasNodeEvents(scene)
        ? null
        : "the node reported no out-of-memory kill in that minute";
  }

  private static boolean hasNodeEvents(Scene scene) {
    for (EventFacts event : scene.file().events()) {
      if ("Node".equals(event.regarding().kind())) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String probe(Scene scene, Probe.Kind kind, String word) {
    if (scene.events().explaining("Killing", "failed " + word + " probe") != null) {
      return null;
    }
    if (scene.endedAs("OOMKilled")) {
      return "the platform says OOMKilled, and no probe kill is reported";
    }
    boolean isKnown = scene.spec().image() != null && scene.file().platform() != Platform.ANY;
    if (isKnown && scene.spec().probe(kind) == null) {
      return "no " + word + " probe is defined";
    }
    boolean other = scene.events().explaining("Killing", "") != null;
    return other ? "kubelet names another reason for stopping it" : null;
  }

  private static @Nullable String request(Scene scene) {
    boolean isKnown = scene.pod().status().phase() != null;
    return !isKnown || StopRules.isAsked(scene) || scene.pod().status().deletion() != null
        ? null
        : "nobody asked for the pod to go: it is not being deleted";
  }

  private static @Nullable String preStop(Scene scene) {
    return scene.spec().image() == null || scene.spec().hooks().preStop() != null
        ? null
        : "no preStop hook is defined";
  }

  private static @Nullable String wrapper(Scene scene) {
    return scene.spec().command().isEmpty() || WrapperRules.hasLimit(scene)
        ? null
        : "its command holds no timeout";
  }

  private static @Nullable String otherCode(Scene scene, long... codes) {
    Long code = scene.code();
    return code == null || scene.hasCodeIn(codes) ? null : "the exit code is " + code;
  }

  private static @Nullable String failed(Scene scene) {
    Long code = scene.code();
    return code == null || code == 0 ? null : "it ended with " + code + ", not 0";
  }

  private static @Nullable String silentLog(Scene scene, Cause cause) {
    return scene.log().lines().isEmpty() || scene.log().names(cause)
        ? null
        : "no line of its log says so";
  }
}
