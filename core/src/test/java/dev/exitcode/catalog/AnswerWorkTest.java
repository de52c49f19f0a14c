package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.work.Steps;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer costs grows as the question does. */
class AnswerWorkTest {
  private static final int LENGTH = 5_000;
  private static final double MOST_RATIO = 2.3;
  private static final Consumer<String> ANSWER = Steps.counted(Ask.class);

  /** Asks the bundled catalog. */
  static final class Ask implements Consumer<String> {
    @Override
    public void accept(String question) {
      assertThat(Asked.answer(question)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "9",
        " 1",
        "137 ",
        "java ",
        "vs ",
        "1/",
        "(1)",
        "exit code ",
        "oomkiled ",
        "-",
        "\uD800",
        "\uFDFA",
        "up 1 hour ",
        "exited (1) ",
        "0/1 x ",
        "init:",
        "1d",
        "a:b=c "
      })
  void longText_takesLinearWork(String piece) {
    String text = piece.repeat(LENGTH / piece.length());
    Steps.of(ANSWER, text);
    double ratio = (double) Steps.of(ANSWER, text + text) / Steps.of(ANSWER, text);
    assertThat(ratio).isLessThan(MOST_RATIO);
  }
}
