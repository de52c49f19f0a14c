package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageTextTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          137                                          ~ 137
          `137`                                        ~ 137
          `a` and `b`                                  ~ `a` and `b`
          a &lt; b &amp;&amp; c &gt; d                 ~ a < b && c > d
          &amp;lt;                                     ~ &lt;
          see <http://a.example/x|a.example/x> now     ~ see a.example/x now
          GET <https://a.example/x?y=1&amp;z=2> failed ~ GET https://a.example/x?y=1&z=2 failed
          <@U123> it died                              ~ it died
          <!channel> it died                           ~ it died
          #include <stdio.h>                           ~ #include <stdio.h>
          """)
  void markup_isTakenBack(String mrkdwn, String text) {
    assertThat(MessageText.typed(mrkdwn)).isEqualTo(text);
  }

  @Test
  void fence_isALineBreak() {
    assertThat(MessageText.typed("why?\n```exit 137\nKilled```"))
        .isEqualTo("why?\n\nexit 137\nKilled");
  }

  @Test
  void nothing_isEmpty() {
    assertThat(MessageText.typed(null)).isEmpty();
  }
}
