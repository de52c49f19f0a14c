package dev.exitcode.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions of the usual guide's FAQ, with the whole answer kept to be read. */
class FaqTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "What is an exit code?, what-is-an-exit-code",
    "What does exit code 137 mean?, 137",
    "What does exit code 1 mean?, 1",
    "What does exit code 0 mean?, 0",
    "What is the difference between exit code 137 and 143?, 137-against-143",
  })
  void question_hasItsAnswer(String question, String file) throws IOException {
    Page.assertCurrent(
        Path.of("src/test/resources/dev/exitcode/catalog/faq", file + ".txt"), text(question));
  }

  private static String text(String question) {
    String answer =
        switch (Asked.answer(question)) {
          case Answer.Explained explained -> text(explained);
          case Answer.Compared(var left, var right, var difference) ->
              difference + "\n\n" + text(left) + "\n" + text(right);
          case Answer.Listed(var entries) -> entries.toString();
          case Answer.NotFound(var sentence, var suggestions) -> sentence + suggestions;
        };
    return question + "\n\n" + answer;
  }

  private static String text(Answer.Explained explained) {
    Entry entry = explained.entry();
    StringJoiner text = new StringJoiner("\n", "", "\n");
    text.add(explained.heading()).add(entry.meaning());
    text.add("Set by: " + entry.setBy()).add("Normal? " + entry.normal());
    entry.causes().forEach(c -> text.add("- " + on(c.on()) + c.cause() + " | " + c.tellBy()));
    entry.nextSteps().forEach(s -> text.add("> " + on(s.on()) + s.text() + " | " + s.command()));
    entry.prevention().forEach(p -> text.add("+ " + p));
    entry.misconceptions().forEach(m -> text.add("! " + m.belief() + " | " + m.truth()));
    explained.readings().forEach(r -> text.add("= " + r));
    return text.toString();
  }

  private static String on(Platform platform) {
    return platform == Platform.ANY ? "" : "[" + platform + "] ";
  }
}
