package dev.exitcode.diagnosis;

import dev.exitcode.catalog.LogFinding;
import dev.exitcode.catalog.LogFindings;
import dev.exitcode.catalog.LogPattern.Strength;
import dev.exitcode.catalog.LogPatterns;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import dev.exitcode.redact.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The program's own final word: a text in its log or termination message that names a cause. */
final class LastWordRules {
  private static final Duration BRIEF = Duration.ofSeconds(10);

  private static final List<String> SIGNALS =
      List.of("SIGTERM", "SIGINT", "SignalException", "KeyboardInterrupt");

  private static final Set<String> WORKER_TIME_LIMITS =
      Set.of("gunicorn-timeout", "worker-timeout");

  /** Codes that come with a cause by themselves: with them, two facts agree. */
  private static final Map<Cause, long[]> CODES =
      Map.ofEntries(
          Map.entry(Cause.COMMAND_NOT_FOUND, new long[] {127}),
          Map.entry(Cause.MISSING_SHARED_LIBRARY, new long[] {127}),
          Map.entry(Cause.COMMAND_NOT_EXECUTABLE, new long[] {126}),
          Map.entry(Cause.V8_HEAP_EXHAUSTED, new long[] {133, 134, 139}),
          Map.entry(Cause.JAVA_HEAP_EXHAUSTED, new long[] {3}),
          Map.entry(Cause.JVM_NATIVE_CRASH, new long[] {127, 134}),
          Map.entry(Cause.ABORTED, new long[] {133, 134, 139}),
          Map.entry(Cause.BUS_ERROR, new long[] {135}),
          Map.entry(Cause.ILLEGAL_INSTRUCTION, new long[] {132}),
          Map.entry(Cause.SECCOMP_VIOLATION, new long[] {159}),
          Map.entry(Cause.RUNTIME_VERSION_MISMATCH, new long[] {150}));

  private LastWordRules() {}

  /** The strongest text that counts. */
  static @Nullable Finding lastWord(Scene scene) {
    if (!isAbout(scene)) {
      return null;
    }
    Finding logged = logged(scene);
    return logged == null ? messaged(scene) : logged;
  }

  private static @Nullable Finding logged(Scene scene) {
    LogFindings findings = scene.log().findings();
    LogFinding word =
        findings.all().isEmpty() ? null : first(scene, findings.counting(isBrief(scene)));
    if (word == null) {
      return null;
    }
    String name = scene.name();
    String where = name == null ? "log:" : "log " + name + ':';
    return finding(scene, word, where + (word.line() + 1));
  }

  private static @Nullable Finding messaged(Scene scene) {
    Termination end = scene.end();
    String message = end == null ? null : end.message();
    LogFinding word = message == null ? null : first(scene, inMessage(scene, message));
    return word == null ? null : finding(scene, word, "terminated.message");
  }

  private static List<LogFinding> inMessage(Scene scene, String message) {
    return LogPatterns.bundled().read(message.lines().toList()).counting(isBrief(scene));
  }

  /** Something ended, waits to be started, or runs and is not ready. */
  static boolean isAbout(Scene scene) {
    if (scene.container() == null) {
      return scene.pod().containers().isEmpty();
    }
    return scene.end() != null
        || !scene.isRunning()
        || Boolean.FALSE.equals(scene.status().ready())
        || scene.log().names(Cause.CHILD_PROCESS_OOM);
  }

  private static boolean isBrief(Scene scene) {
    Duration ran = scene.ran();
    return ran != null && ran.compareTo(BRIEF) < 0;
  }

  private static @Nullable LogFinding first(Scene scene, List<LogFinding> candidates) {
    for (LogFinding candidate : candidates) {
      if (Cause.byId(String.valueOf(candidate.cause())).isPresent()
          && !isAStop(scene, candidate)
          && !isPartingWord(scene, candidate)
          && !isOwnTimeLimit(scene, candidate)
          && !StartRules.isOfAnother(scene, candidate.text())
          && counts(scene, candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** Ruby and Python tell of a signal as of an exception, by its code or in what follows. */
  private static boolean isAStop(Scene scene, LogFinding word) {
    if (!Cause.UNCAUGHT_EXCEPTION.id().equals(word.cause())) {
      return false;
    }
    List<String> lines = scene.log().lines();
    boolean named = scene.hasCodeIn(130, 143) || namesASignal(word.text());
    for (int i = word.line(); i < lines.size() && !named; i++) {
      named = namesASignal(lines.get(i));
    }
    return named;
  }

  /**
   * A controller that is asked to go, or killed for a probe, gives up its leadership on the way.
   */
  private static boolean isPartingWord(Scene scene, LogFinding word) {
    return Cause.LEADER_ELECTION_LOST.id().equals(word.cause())
        && (isKilled(scene) || SignalRules.isSignalled(scene, word.line()));
  }

  /** A server that kills its slow worker sees it end as one that the kernel killed. */
  private static boolean isOwnTimeLimit(Scene scene, LogFinding word) {
    return Cause.CHILD_PROCESS_OOM.id().equals(word.cause())
        && scene.log().findings().all().stream()
            .anyMatch(f -> WORKER_TIME_LIMITS.contains(f.pattern().id()));
  }

  private static boolean namesASignal(String line) {
    for (String signal : SIGNALS) {
      if (line.contains(signal)) {
        return true;
      }
    }
    return false;
  }

  /** A program that was stopped did not die of what it complained about. */
  private static boolean counts(Scene scene, LogFinding word) {
    Strength strength = word.pattern().strength();
    if (scene.hasCode(0)) {
      return EndRules.isBackingOff(scene) && strength != Strength.WEAK && !isKilled(scene);
    }
    boolean isKilled = scene.hasCodeIn(130, 137, 143) || WindowsCodes.isStop(scene);
    if (!isKilled) {
      return true;
    }
    if (StopRules.isAsked(scene)) {
      return false;
    }
    return strength == Strength.DECISIVE || (strength == Strength.FATAL && !isKilled(scene));
  }

  private static boolean isKilled(Scene scene) {
    return ProbeRules.isKilled(scene) || StopRules.isAsked(scene);
  }

  private static Finding finding(Scene scene, LogFinding word, String from) {
    Cause cause = cause(scene, Cause.byId(String.valueOf(word.cause())).orElseThrow());
    List<Fact> facts = new ArrayList<>(4);
    facts.add(new Fact(word.text(), from, word.at()));
    Termination end = scene.end();
    if (end != null) {
      facts.add(Facts.end(scene, end));
    }
    addKills(scene, cause, facts);
    Finding found = new Finding(cause, confidence(scene, cause, word), false, facts, words(word));
    return MemoryRules.advised(scene, found);
  }

  private static void addKills(Scene scene, Cause cause, List<Fact> facts) {
    EventFacts kernel = cause == Cause.CHILD_PROCESS_OOM ? KernelKill.atALimit(scene) : null;
    if (kernel != null) {
      facts.add(Facts.event(kernel));
    }
    if (ProbeRules.isKilled(scene)) {
      facts.add(new Fact("then it was killed for its failing probe", "event Killing"));
    }
  }

  private static Map<String, String> words(LogFinding word) {
    String means = word.pattern().means();
    String next = word.pattern().next();
    String what = what(word);
    return what == null
        ? Map.of("means", means, "patternNext", next)
        : Map.of("means", means, "patternNext", next, "what", what);
  }

  /** A piece of a secret would not be known for one where it stands alone. */
  private static @Nullable String what(LogFinding word) {
    String what = word.what();
    boolean isShown = what == null || Redactor.standard().redact(word.text()).contains(what);
    return isShown ? what : null;
  }

  /** The kernel's words mean the main process only where it was killed. */
  private static Cause cause(Scene scene, Cause named) {
    boolean isOther = scene.code() != null && !MemoryRules.isKill(scene);
    return named == Cause.MEMORY_LIMIT_EXCEEDED
            && (isOther || scene.log().names(Cause.CHILD_PROCESS_OOM))
        ? Cause.CHILD_PROCESS_OOM
        : named;
  }

  private static Confidence confidence(Scene scene, Cause cause, LogFinding word) {
    boolean isKernel =
        scene.log().names(Cause.MEMORY_LIMIT_EXCEEDED)
            || scene.log().names(Cause.NODE_OUT_OF_MEMORY)
            || KernelKill.atALimit(scene) != null;
    if ((scene.end() == null && scene.isRunning())
        || (cause == Cause.CHILD_PROCESS_OOM && !isKernel)
        || (word.pattern().strength() == Strength.WEAK && !word.last())) {
      return Confidence.POSSIBLE;
    }
    long[] codes = CODES.get(cause);
    return codes != null && scene.hasCodeIn(codes) ? Confidence.CERTAIN : Confidence.LIKELY;
  }

  /** The JVM was told to end with 3 when its heap is exhausted, and did. */
  static @Nullable Finding exitOnOutOfMemory(Scene scene) {
    Termination end = scene.end();
    String flags = scene.hasCode(3) ? exitFlags(scene) : null;
    if (end == null || flags == null) {
      return null;
    }
    Fact told = new Fact(flags, Facts.spec(scene, "env"));
    Finding found =
        Finding.of(Cause.JAVA_HEAP_EXHAUSTED, Confidence.LIKELY, Facts.end(scene, end), told);
    return MemoryRules.advised(scene, found);
  }

  private static @Nullable String exitFlags(Scene scene) {
    for (String value : scene.spec().environment().values()) {
      if (value.contains("ExitOnOutOfMemoryError")) {
        return value;
      }
    }
    return null;
  }
}
