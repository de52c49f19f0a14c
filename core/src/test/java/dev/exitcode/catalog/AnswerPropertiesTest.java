package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPropertiesTest {
  @Property
  void anyText_isAnswered(@ForAll String text) {
    assertHarmless(text, Asked.answer(text));
  }

  @Property
  void anyMixOfKnownWords_isAnswered(@ForAll("questions") String text) {
    assertHarmless(text, Asked.answer(text));
  }

  @Property
  void anyInteger_isExplainedAsItself(@ForAll long number) {
    assertThat(Asked.explained("" + number).code()).isEqualTo(number);
  }

  @Property
  void anyDigits_areExplained(@ForAll("digits") String digits) {
    assertThat(Asked.answer(digits)).isInstanceOf(Answer.Explained.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u0000",
        "\uD800",
        "\uDC00 137",
        "\u202E731",
        "\u200B",
        "😀",
        "\t\n\r",
        "----",
        "////",
        "::::",
        "vs",
        "vs vs",
        "or",
        "exit",
        "signal",
        "0x",
        "1/0",
        "999/999",
        "Exited ()",
        "up",
        "\u0130",
        "ﬀ",
        "init:"
      })
  void oddText_isHarmless(String text) {
    assertHarmless(text, Asked.answer(text));
  }

  @Test
  void hiddenCharacters_doNotHideTheNumber() {
    assertThat(Asked.explained("\u200B1\u200D37\uFEFF").code()).isEqualTo(137);
    assertThat(Asked.explained("137\u0000java").entry().id()).isEqualTo("137-java");
  }

  @Provide
  Arbitrary<String> digits() {
    return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(3_000);
  }

  @Provide
  Arbitrary<String> questions() {
    return Arbitraries.of(
            "137",
            "-1",
            "9",
            "0x1",
            "3.5",
            "java",
            "OOMKilled",
            "vs",
            "or",
            "and",
            "signal",
            "exit",
            "code",
            "Exited",
            "(1)",
            "0/1",
            "SIGTERM",
            "ago",
            "3",
            "minutes",
            "list",
            "what",
            "is",
            "oomkiled",
            "init:exitcode:2",
            "up",
            "=",
            "zq")
        .list()
        .ofMaxSize(12)
        .map(words -> String.join(" ", words));
  }

  private static void assertHarmless(String text, Answer answer) {
    switch (answer) {
      case Answer.Explained explained -> assertComplete(explained);
      case Answer.Compared(var left, var right, var difference) -> {
        assertComplete(left);
        assertComplete(right);
        assertThat(difference).isNotBlank();
      }
      case Answer.Listed(List<Entry> entries) -> assertThat(entries).isNotEmpty();
      case Answer.NotFound(String sentence, List<String> suggestions) -> {
        assertThat(suggestions).isNotEmpty();
        assertThat(sentence).isNotBlank().hasSizeLessThan(300);
        assertThat(text.length() > 60 && sentence.contains(text)).isFalse();
      }
    }
  }

  private static void assertComplete(Answer.Explained explained) {
    assertThat(explained.heading()).isNotBlank().hasSizeLessThan(150);
    assertThat(explained.entry().name()).isNotBlank();
    assertThat(explained.entry().meaning()).isNotBlank();
    assertThat(explained.entry().sources()).isNotEmpty();
    assertThat(explained.related()).doesNotContain(explained.entry()).doesNotHaveDuplicates();
    assertThat(explained.readings()).allSatisfy(r -> assertThat(r).isNotBlank());
  }
}
