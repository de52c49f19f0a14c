package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Termination;
import org.jspecify.annotations.Nullable;

/** Ended by a signal that a program brings on itself; the log holds nothing more specific. */
final class CrashRules {
  private static final long ILL = 132;
  private static final long TRAP = 133;
  private static final long ABRT = 134;
  private static final long BUS = 135;
  private static final long FPE = 136;
  private static final long SEGV = 139;
  private static final long SYS = 159;

  private CrashRules() {}

  /** Whether the code is that of such a signal. */
  static boolean isCrash(Scene scene) {
    return scene.hasCodeIn(ILL, TRAP, ABRT, BUS, FPE, SEGV, SYS);
  }

  /** The signal in the code. */
  static @Nullable Finding signal(Scene scene) {
    Termination end = scene.end();
    if (end != null && scene.endedAs("seccomp killed")) {
      return Finding.of(Cause.SECCOMP_VIOLATION, Confidence.CERTAIN, Facts.end(scene, end));
    }
    Cause cause = isCrash(scene) ? cause(scene) : null;
    return end == null || cause == null
        ? null
        : Finding.of(cause, confidence(scene), Facts.end(scene, end));
  }

  private static Cause cause(Scene scene) {
    if (scene.hasCode(ILL)) {
      return Cause.ILLEGAL_INSTRUCTION;
    }
    if (scene.hasCode(BUS)) {
      return Cause.BUS_ERROR;
    }
    if (scene.hasCode(SYS)) {
      return Cause.SECCOMP_VIOLATION;
    }
    return scene.hasCodeIn(TRAP, ABRT) ? Cause.ABORTED : Cause.NATIVE_CRASH;
  }

  /**
   * 139 may be an abort of PID 1, and .NET's host returns the low byte of its own codes, until a
   * log says nothing of either.
   */
  private static Confidence confidence(Scene scene) {
    boolean isNet = scene.spec().image() != null && scene.spec().image().contains("dotnet");
    return (scene.hasCodeIn(TRAP, SEGV, FPE) || isNet) && scene.log().lines().isEmpty()
        ? Confidence.POSSIBLE
        : Confidence.LIKELY;
  }

  /** What Windows says, in 32 bits. */
  static @Nullable Finding windows(Scene scene) {
    Termination end = scene.end();
    Long code = scene.code();
    WindowsCodes.Meaning meaning = code == null ? null : WindowsCodes.of(code);
    if (end == null || meaning == null) {
      return null;
    }
    Fact status = new Fact("on Windows this code means: " + meaning.status(), "exit code");
    return Finding.of(meaning.cause(), meaning.confidence(), Facts.end(scene, end), status);
  }
}
