package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.work.Steps;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Twice as much hostile text takes twice the work, and no character much of it. */
class LinearWorkTest {
  /** Longer than what any pattern runs along. */
  private static final int SHORT = 10_000;

  private static final double MOST_RATIO = 2.3;
  private static final long MOST_STEPS_A_CHARACTER = 400;
  private static final Consumer<String> REDACT = Steps.counted(Redact.class);

  /** Redacts a text. */
  static final class Redact implements Consumer<String> {
    private final Redactor redactor = Redactor.standard();

    @Override
    public void accept(String text) {
      assertThat(redactor.redact(text)).isNotNull();
    }
  }

  @Test
  void hostileText_takesWorkInProportion() {
    assertThat(seeds().map(LinearWorkTest::problem).filter(Objects::nonNull)).isEmpty();
  }

  private static @Nullable String problem(String seed) {
    String text = seed.repeat(Math.ceilDiv(SHORT, seed.length()));
    Steps.of(REDACT, seed);
    long once = Steps.of(REDACT, text);
    long twice = Steps.of(REDACT, text + text);
    boolean linear = twice <= MOST_RATIO * once && once <= MOST_STEPS_A_CHARACTER * text.length();
    return linear ? null : once + " " + twice + " " + seed;
  }

  private Stream<String> seeds() {
    Random random = new Random(28);
    return Stream.concat(
        Stream.of(
            "=",
            "\\",
            "%25",
            "%",
            "\u001b[",
            "\u001b]",
            "A",
            "aGVsbG8gd29ybGQg",
            "\u200b",
            "://",
            "eyJ.",
            "a:b@",
            "\"",
            "\\\\\"",
            " ",
            "\n",
            "‹redacted:jwt›"),
        KindsFile.kinds()
            .flatMap(
                kind ->
                    Stream.concat(
                        KindsFile.strings(kind, "keywords")
                            .limit(2)
                            .flatMap(LinearWorkTest::around),
                        KindsFile.strings(kind, "examples")
                            .limit(2)
                            .map(e -> Example.of("", e, random))
                            .flatMap(LinearWorkTest::broken))));
  }

  /** A keyword with what its regex may run along before it fails. */
  private static Stream<String> around(String keyword) {
    return Stream.of(
        keyword,
        keyword + " ",
        keyword + "=",
        keyword + ":",
        keyword + "a".repeat(300),
        "a1_-".repeat(20) + keyword,
        keyword + "=" + "aB3/".repeat(1000),
        keyword + "\": \"" + "\\\"".repeat(200),
        keyword + ": " + "-".repeat(100),
        keyword + " ".repeat(50) + "x",
        keyword + "?" + "a=b;".repeat(40));
  }

  /** Examples that end too soon, or go on where they should end. */
  private static Stream<String> broken(Example example) {
    String text = example.text();
    return Stream.of(
        text,
        text + "\n",
        text.substring(0, text.length() - 1),
        example.before() + example.secret().substring(0, example.secret().length() / 2),
        example.before() + example.secret().substring(0, example.secret().length() / 2) + " ",
        example.before() + example.secret().repeat(3));
  }
}
