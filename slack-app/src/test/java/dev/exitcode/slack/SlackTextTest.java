package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackTextTest {
  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          133 · SIGTRAP, or an abort as PID 1 on arm64  | 24 | 133 · SIGTRAP
          3 · Java heap used up (ExitOnOutOfMemoryError) | 24 | 3 · Java heap used up
          143 · SIGTERM                                  | 24 | 143 · SIGTERM
          FailedPostStartHook and more of it             | 24 | FailedPostStartHook and…
          ContainerStatusUnknownReasonX                  | 24 | ContainerStatusUnknownR…
          """)
  void label_isCutWhereAWordEnds(String text, int max, String label) {
    assertThat(Labels.within(text, max)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "<!channel>, &lt;!channel&gt;",
    "<https://evil.example|click>, &lt;https://evil.example|click&gt;",
    "&lt;!channel&gt;, &amp;lt;!channel&amp;gt;",
    "&amp;lt;, &amp;amp;lt;",
    "a & b, a &amp; b",
    "*bold*, ∗bold∗",
    "_it_, ˍitˍ",
    "my_app, my_app",
    "~x~, ∼x∼",
    "`code`, ˋcodeˋ",
  })
  void markup_isShownAsTyped(String raw, String mrkdwn) {
    assertThat(SlackText.literal(raw, 200)).hasToString(mrkdwn);
  }

  @Test
  void cutText_neverSplitsAnEntityOrACharacter() {
    for (int max = 2; max < 40; max++) {
      String mrkdwn = SlackText.literal("&<>🦀".repeat(10), max).toString();
      assertThat(mrkdwn.length()).isLessThanOrEqualTo(max);
      assertThat(mrkdwn).matches("(&amp;|&lt;|&gt;|🦀)*…");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://plain.example",
        "https://a@b.example",
        "https://x|y",
        "x y"
      })
  void link_isMadeForHttpsOnly(String address) {
    assertThat(SlackText.link(address, "title", 20)).hasToString("title");
  }

  @Test
  void link_cannotBeLeft() {
    assertThat(SlackText.link("https://a.example/?x=1&y=2", "a|b>c", 20))
        .hasToString("<https://a.example/?x=1&amp;y=2|a/b&gt;c>");
  }

  @ParameterizedTest
  @CsvSource({"U123ABC, <@U123ABC>", "channel, someone", "U1><!here, someone", "'', someone"})
  void user_isOnlyAnId(String id, String mrkdwn) {
    assertThat(SlackText.user(id)).hasToString(mrkdwn);
  }

  @Test
  void terminalEscapes_areRemoved() {
    assertThat(
            Clean.line(
                "\u001b[31mred\u001b[0m \u001b]8;;http://evil\u0007link\u001b]8;;\u001b\\"
                    + " \u009b1mC1 \u001bP1;2|dcs\u001b\\ bell\u0007 a\bb"
                    + " \u001b]52;c;Zm9v\u0007end",
                200))
        .isEqualTo("red link C1 bell ab end");
    String all =
        IntStream.range(0, 0xA0)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(Clean.lines(all, 500).chars())
        .noneMatch(c -> c != '\n' && Character.isISOControl(c));
  }

  @Test
  void bidiControls_areRemoved_andOrdinaryHebrewKept() {
    String bidi = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    assertThat(bidi).hasSize(12);
    assertThat(Clean.line("a" + bidi + "b שלום", 50)).isEqualTo("ab שלום");
  }

  @Test
  void invisibleCharacters_areRemoved() {
    assertThat(Clean.line("a\u200b\u200c\u200d\u2060\ufeff\u00ad\udb40\udc41\ufe0f\u3164b", 50))
        .isEqualTo("ab");
  }

  @Test
  void lonelyHalfCharacters_areReplaced() {
    assertThat(Clean.line("a\ud83db\udc00", 50)).isEqualTo("a\ufffdb\ufffd");
  }

  @Test
  void combiningFlood_isCapped() {
    assertThat(Clean.line("e" + "\u0301".repeat(1000), 100)).hasSize(4);
  }

  @Test
  void hugeText_costsLittle() {
    assertThat(Clean.line(" ".repeat(50_000_000) + "x", 100)).isEmpty();
    assertThat(Clean.line("\u001b[".repeat(1_000_000), 100)).isEmpty();
  }

  @Test
  void escapePattern_isLinear() {
    for (String seed : List.of("\u001b[0", "\u001b]", "\u001bP", "\u009b ;", "\u001b(")) {
      assertThat(Clean.line(seed.repeat(20_000), 20_000)).hasSizeLessThanOrEqualTo(20_000);
    }
  }
}
