package dev.exitcode.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTailTest {
  @ParameterizedTest
  @CsvSource({"0, 0, false, ''", "3, 3, false, 0", "2000, 2000, false, 0", "2001, 2000, true, 1"})
  void newestLines_areKept(int given, int kept, boolean cut, String first) {
    LogTail tail = tail(IntStream.range(0, given).mapToObj(i -> "" + i).toList());
    assertThat(tail.lines()).hasSize(kept);
    assertThat(tail.cut()).isEqualTo(cut);
    assertThat(tail.lines().isEmpty() ? "" : tail.lines().getFirst()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"16383, 16383", "16384, 16384", "16385, 16380", "40000, 16380"})
  void line_isCutBetweenWords(int given, int kept) {
    String line = "four ".repeat(8_000).substring(0, given);
    assertThat(tail(List.of(line)).lines().getFirst()).hasSize(kept);
  }

  private static LogTail tail(List<String> lines) {
    return new LogTail("app", LogTail.Instance.DEAD, lines, false);
  }
}
