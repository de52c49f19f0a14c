package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Yesterday it exited with code 137, today it exits with code 139 ! ? ended=null/139
          It was exiting with code 137 until we raised memory. Now it exits with code 1. ! ? ended=null/1
          It used to be OOMKilled all the time, now exit code 143 after 30 seconds ! ? ended=null/143
          Last week the pod was OOMKilled, we fixed that. The pod exits with code 2 ! ? ended=null/2
          bob: last month our pod was OOMKilled, solved. / ann: it now exits with code 1 ! ? ended=null/1
          """)
  void earlierTrouble_isLeftOut(String text, String container) {
    assertThat(Reads.brief(Reads.container(text.replace(" / ", "\n")))).isEqualTo(container);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          Yesterday my pod was OOMKilled with exit code 137. What can I do now? ! ? ended=OOMKilled/137
          My pod was OOMKilled last night, exit code 137, now it is in CrashLoopBackOff ! ? waiting=CrashLoopBackOff last=OOMKilled/137
          It started last week: the pod is OOMKilled, exit code 137. Today I looked at it. ! ? ended=OOMKilled/137
          Since last week our pod is OOMKilled, exit code 137, and now I have to fix it ! ? ended=OOMKilled/137
          """)
  void onlyTrouble_isToldWheneverItWas(String text, String container) {
    assertThat(Reads.brief(Reads.container(text))).isEqualTo(container);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Remember when this pod died in March with / Error: old thing failed / Now it dies with:"
            + " / Error: new thing failed",
        "In January we had this, fixed by INFRA-221: / Error: old thing failed / at f (x.js:1)"
            + " / This week the same service crashes like this: / Error: new thing failed",
        "My pod exits like this today: / Error: new thing failed / It is not the old one from"
            + " January, which was / Error: old thing failed / that one is fixed.",
        "My pod exits with 1: / Error: new thing failed / It is not the old one from January, which"
            + " was / Error: old thing failed",
        "alice  10:02 AM / last week we had this in the orders service: / Error: old thing failed"
            + " / bob  10:05 AM / new one today: / Error: new thing failed",
      })
  void logOfAnEarlierTrouble_isLeftOut(String text) {
    assertThat(Reads.log(text.replace(" / ", "\n")))
        .contains("Error: new thing failed")
        .doesNotContain("Error: old thing failed", "at f (x.js:1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T00:00:00Z INFO last week was processed\nError: now failed",
        "Yesterday it crashed with:\nError: failed",
        "previously applied migration is gone\nError: now failed",
      })
  void log_isLeftAlone(String text) {
    List<String> lines = List.of(text.split("\n"));
    assertThat(Earlier.without(lines)).isSameAs(lines);
  }
}
