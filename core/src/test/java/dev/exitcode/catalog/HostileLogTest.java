package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.work.Steps;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text made to be slow: what a pattern costs grows as the text does. Counted in characters looked
 * at, which no busy machine can falsify.
 */
class HostileLogTest {
  private static final int SHORT = 2_000;
  private static final double WORST_RATIO = 2.3;
  private static final int MOST_LOOKS_AT_A_CHARACTER = 400;

  private static final List<String> SEEDS =
      List.of("a", "A_", " ", "a.", "/", "\"", "x: ", "error ", "0", "(", "failed to load config ");

  static List<LogPattern> patterns() {
    return LogPatterns.bundled().all();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void pattern_isLinear(LogPattern pattern) {
    SEEDS.forEach(seed -> assertLinear(pattern, seed));
    pattern.keywords().forEach(keyword -> assertLinear(pattern, keyword + " "));
    String example = pattern.example().lines().findFirst().orElseThrow();
    assertLinear(pattern, example.substring(0, example.length() / 2));
    assertLinear(pattern, example.substring(0, example.length() - 2));
  }

  private static void assertLinear(LogPattern pattern, String seed) {
    long half = looks(pattern, seed, SHORT);
    long whole = looks(pattern, seed, 2 * SHORT);
    assertThat((double) whole / half)
        .as("%s on '%s'", pattern.id(), seed)
        .isLessThanOrEqualTo(WORST_RATIO);
    assertThat(whole / (2 * SHORT))
        .as("looks at a character by %s on '%s'", pattern.id(), seed)
        .isLessThanOrEqualTo(MOST_LOOKS_AT_A_CHARACTER);
  }

  private static long looks(LogPattern pattern, String seed, int length) {
    String text = seed.repeat(length / seed.length() + 1).substring(0, length);
    return Math.max(Steps.of(pattern.regex(), text), 1);
  }
}
