package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
  @Test
  void escapes_goAndWordsStay() {
    assertThat(Visible.lines("\u001b[31mFATAL\u001b[0m no \u001b]0;title\u0007config \u202eevil"))
        .isEqualTo("FATAL no config evil");
  }

  @Test
  void lineBreaks_stayWhereTheyAreWanted() {
    assertThat(Visible.lines("a  b\r\nc\td")).isEqualTo("a  b \nc d");
    assertThat(Visible.line("a  b\r\nc\td")).isEqualTo("a b c d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "‹redacted:password›", "größer als 3 µs", "日本"})
  void plainText_staysAsItIs(String text) {
    assertThat(Visible.lines(text)).isEqualTo(text);
    assertThat(Visible.line(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u009b31m", "\u0000", "\u200b", "\u2066", "\u001bc", "\ue000", "\u001b"})
  void whatCannotBeSeen_goes(String text) {
    assertThat(Visible.lines("a" + text + "b").replace("b", "")).isEqualTo("a");
  }
}
