package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.Entry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  private static final Terminal PLAIN = new Terminal(80, false);
  private static final Catalog CATALOG = Catalog.bundled();

  @Test
  void everyKindOfAnswer_looksAsKept() throws IOException {
    AnswerText text = new AnswerText(PLAIN, CATALOG);
    Golden.assertSame("explained-code.txt", text.of(Answers.full()));
    Golden.assertSame("explained-word.txt", text.of(Answers.bare()));
    Golden.assertSame("compared.txt", text.of(Answers.compared()));
    Golden.assertSame("listed.txt", text.of(Answers.listed()));
  }

  @Test
  void everyEntry_fitsTheWidthButForCommandsAndAddresses() {
    for (Entry e : CATALOG.entries()) {
      String text = new AnswerText(new Terminal(60, false), CATALOG).of(explained(e));
      assertThat(text.lines())
          .allMatch(l -> l.length() <= 60 || l.startsWith("       ") || !l.strip().contains(" "));
    }
  }

  @Test
  void commands_standOnOneLineAsWritten() {
    for (Entry e : CATALOG.entries()) {
      List<String> lines =
          new AnswerText(new Terminal(40, false), CATALOG).of(explained(e)).lines().toList();
      for (Entry.Step s : e.nextSteps()) {
        assertThat(
                s.command() == null
                    || lines.contains("       " + s.command().lines().toList().getFirst()))
            .isTrue();
      }
    }
  }

  @Test
  void compared_namesTheCommandOfEachSide() {
    String text = new AnswerText(PLAIN, CATALOG).of(CATALOG.answer("137 java vs node"));
    assertThat(text).contains("  exitcode explain 137 java\n", "  exitcode explain 137 node\n");
  }

  @Test
  void colour_isUsedOnlyWhereAsked() {
    assertThat(new AnswerText(PLAIN, CATALOG).of(Answers.full())).doesNotContain("\033");
    assertThat(new AnswerText(new Terminal(80, true), CATALOG).of(Answers.full()))
        .contains("\033[1;31m[critical]\033[0m");
  }

  private static Answer explained(Entry e) {
    return new Answer.Explained(null, e.name(), e, List.of(), List.of());
  }
}
