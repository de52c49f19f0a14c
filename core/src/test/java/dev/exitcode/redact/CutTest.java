package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
  @ParameterizedTest
  @CsvSource({"one two, 7, one two", "one two, 6, 'one '", "one two, 4, 'one '", "one two, 2, ''"})
  void head_endsBetweenWords(String text, int max, String head) {
    assertThat(Cut.head(text, max)).isEqualTo(head);
  }

  @ParameterizedTest
  @CsvSource({
    "one|two|three, 13, one|two|three",
    "one|two|three, 9, two|three",
    "one|two|three, 8, three"
  })
  void tail_beginsWithALine(String text, int max, String tail) {
    assertThat(Cut.tail(text.replace('|', '\n'), max)).isEqualTo(tail.replace('|', '\n'));
  }

  @Test
  void wordWithoutEnd_isLeftOutAsFarAsASecretMayGo() {
    String word = "x".repeat(100_000);
    assertThat(Cut.head(word, 50_000)).hasSize(50_000 - Cut.FURTHEST);
    assertThat(Cut.tail(word, 50_000)).hasSize(50_000 - Cut.FURTHEST);
  }

  @Test
  void place_isAmongWhatIsShown() {
    String text = "a".repeat(500) + "here" + "b".repeat(500);
    assertThat(Cut.around(text, 500, 300)).hasSize(300).contains("here");
    assertThat(Cut.around(text, 0, 300)).hasSize(300).startsWith("aaa");
    assertThat(Cut.around("short", 3, 300)).isEqualTo("short");
  }
}
