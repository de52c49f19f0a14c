package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ended by {@code timeout} in front of the program. */
final class WrapperRules {
  private static final long TIMED_OUT = 124;
  private static final String WRAPPER = "timeout";

  /**
   * A time limit in a command line.
   *
   * @param seconds after which it sends a signal, -1 unknown
   * @param kill seconds after that until SIGKILL, 0 where there is none
   */
  private record Limit(String shown, long seconds, long kill, boolean byKill) {}

  private WrapperRules() {}

  /** 124, which is what {@code timeout} returns; or SIGKILL exactly when it sends it. */
  static @Nullable Finding timeLimit(Scene scene) {
    Termination end = scene.end();
    Limit limit = end == null ? null : limit(scene);
    if (end == null || (limit == null && !mayHaveOne(scene))) {
      return null;
    }
    boolean fits = limit != null && fits(scene, limit);
    if (!scene.hasCode(TIMED_OUT) && !(fits && scene.hasCodeIn(137, 143))) {
      return null;
    }
    Finding found =
        Finding.of(
            Cause.TIME_LIMIT_BY_WRAPPER, confidence(scene, limit, fits), facts(scene, end, limit));
    return limit == null ? found : found.with("timeLimit", limit.shown);
  }

  /** Whether its command holds a time limit. */
  static boolean hasLimit(Scene scene) {
    return limit(scene) != null;
  }

  private static boolean mayHaveOne(Scene scene) {
    return scene.hasCode(TIMED_OUT) && scene.spec().command().isEmpty();
  }

  private static Confidence confidence(Scene scene, @Nullable Limit limit, boolean fits) {
    if (limit == null) {
      return Confidence.POSSIBLE;
    }
    return fits && scene.hasCode(TIMED_OUT) ? Confidence.CERTAIN : Confidence.LIKELY;
  }

  private static Fact[] facts(Scene scene, Termination end, @Nullable Limit limit) {
    Fact ended = Facts.end(scene, end);
    if (limit == null) {
      return new Fact[] {ended};
    }
    Duration ran = scene.ran();
    String says =
        ran == null ? limit.shown : limit.shown + ", and it ran " + Placeholders.span(ran);
    return new Fact[] {new Fact(says, Facts.spec(scene, "command")), ended};
  }

  private static boolean fits(Scene scene, Limit limit) {
    Duration ran = scene.ran();
    if (ran == null || limit.seconds < 0) {
      return false;
    }
    boolean killed = scene.hasCode(137);
    long due = limit.seconds + (killed ? limit.kill : 0);
    boolean possible = !killed || limit.kill > 0 || limit.byKill;
    return possible && Math.abs(ran.toSeconds() - due) <= Timing.JITTER;
  }

  private static @Nullable Limit limit(Scene scene) {
    List<String> words = new ArrayList<>();
    addWords(words, scene.spec().command());
    addWords(words, scene.spec().args());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(WRAPPER) || word.endsWith("/" + WRAPPER)) {
        return limit(words.subList(i + 1, words.size()));
      }
    }
    return null;
  }

  private static void addWords(List<String> words, List<String> parts) {
    for (String part : parts) {
      words.addAll(List.of(part.split("[\\s;&|]+", 200)));
    }
  }

  private static Limit limit(List<String> options) {
    long kill = 0;
    boolean byKill = false;
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      String next = i + 1 < options.size() ? options.get(i + 1) : "";
      if (option.equals("-k") || option.equals("-s")) {
        kill = option.equals("-k") ? Math.max(0, Durations.seconds(next)) : kill;
        byKill |= option.equals("-s") && next.endsWith("KILL");
        i++;
      } else if (option.startsWith("--kill-after=")) {
        kill = Math.max(0, Durations.seconds(option.substring(13)));
      } else if (option.startsWith("--signal=")) {
        byKill |= option.endsWith("KILL");
      } else if (!option.startsWith("-")) {
        return new Limit("timeout " + option, Durations.seconds(option), kill, byKill);
      }
    }
    return new Limit("timeout", -1, kill, byKill);
  }
}
