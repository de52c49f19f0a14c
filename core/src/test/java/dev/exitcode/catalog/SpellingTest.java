package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private final Spelling spelling =
      new Spelling(List.of("oomkilled", "sigsegv", "crashloopbackoff", "evicted", "go", "12 a"));

  @ParameterizedTest
  @CsvSource({
    "oomkiled, oomkilled",
    "sigsevg, sigsegv",
    "crashlopbackoff, crashloopbackoff",
    "Crash-Lop-Bak-Off, crashloopbackoff",
    "evcited, evicted",
    "crashloop, crashloopbackoff",
  })
  void misspelling_findsTheWord(String typed, String meant) {
    assertThat(spelling.near(typed)).containsExactly(meant);
  }

  @Test
  void otherWords_findNothing() {
    assertThat(spelling.near("kubernetes")).isEmpty();
    assertThat(spelling.near("")).isEmpty();
    assertThat(spelling.near("go")).isEmpty();
    assertThat(spelling.near("x".repeat(100_000))).isEmpty();
  }

  @Test
  void distance_isCountedNoFurtherThanAsked() {
    assertThat(Distance.between("kitten", "sitting", 2)).isEqualTo(3);
    assertThat(Distance.between("abcdef", "uvwxyz", 2)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"ab, ba, 1", "abc, abc, 0", "kitten, sitting, 3", "abcd, acbd, 1", "'', abc, 3"})
  void distance_countsEdits(String a, String b, int edits) {
    assertThat(Distance.between(a, b, 9)).isEqualTo(edits);
  }
}
