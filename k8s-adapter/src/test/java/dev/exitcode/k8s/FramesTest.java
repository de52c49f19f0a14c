package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramesTest {
  /** Gives so many bytes at a time and no more. */
  private static final class Drops extends ByteArrayInputStream {
    private final int most;

    Drops(String text, int most) {
      super(text.getBytes(StandardCharsets.UTF_8));
      this.most = most;
    }

    @Override
    public int read(byte[] bytes) {
      return read(bytes, 0, Math.min(most, bytes.length));
    }
  }

  private static List<String> lines(String text, int drop) throws IOException {
    List<String> lines = new ArrayList<>();
    Frames frames = new Frames(new Drops(text, drop), Times.of(FakeApi.CLOCK));
    for (int length = frames.next(); length != Frames.END; length = frames.next()) {
      boolean tooLong = length > Frames.MOST;
      lines.add(
          tooLong ? "too long" : new String(frames.line(), 0, length, StandardCharsets.UTF_8));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void lines_areThoseThatWereSentHoweverTheyCome(int drop) throws IOException {
    assertThat(lines("{a}\n\n{bé}\n{c}", drop)).containsExactly("{a}", "{bé}", "{c}");
    assertThat(lines("", drop)).isEmpty();
    assertThat(lines("\n\n", drop)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {50_000, 1_000_000})
  void lineThatIsTooLong_hidesNoOther(int drop) throws IOException {
    String large = "x".repeat(Frames.MOST);
    assertThat(lines("a\n" + large + "\n" + large + "y\n" + large + large + "\nb\n", drop))
        .containsExactly("a", large, "too long", "too long", "b");
  }
}
