package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final Map<String, String> KNOWN = Map.of("pod", "a-1");

  @Test
  void placeholders_areFilledOrLeft() {
    Template text = Template.of("logs {pod} -c {container}");
    assertThat(text.filled(KNOWN::get)).isNull();
    assertThat(text.open(KNOWN::get)).isEqualTo("logs a-1 -c <container>");
    assertThat(Template.of("{pod}{pod}").filled(KNOWN::get)).isEqualTo("a-1a-1");
  }

  @ParameterizedTest
  @CsvSource({"'{.spec.x}'", "'{{json .State}}'", "'{'", "'a } {'", "'{}'", "'{a b}'", "plain"})
  void otherBraces_areText(String text) {
    assertThat(Template.of(text).filled(KNOWN::get)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "59, 59 s",
    "60, 1 min",
    "93, 1 min 33 s",
    "3600, 1 h",
    "7380, 2 h 3 min",
    "86400, 1 d",
    "190800, 2 d 5 h"
  })
  void spans_readLikeSpeech(long seconds, String text) {
    assertThat(Placeholders.span(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "600, 600",
    "10m, 600",
    "1.5h, 5400",
    "2d, 172800",
    "5s, 5",
    "x, -1",
    "m, -1",
    "1e99, -1"
  })
  void durations_areRead(String written, long seconds) {
    assertThat(Durations.seconds(written)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "exec: sleep 25, 25",
    "'exec: sh -c \"sleep 1m\"', 60",
    "exec: /drain, -1",
    "sleep, -1"
  })
  void sleep_isFoundInAHook(String hook, long seconds) {
    assertThat(Durations.afterWord(hook, "sleep")).isEqualTo(seconds);
  }
}
