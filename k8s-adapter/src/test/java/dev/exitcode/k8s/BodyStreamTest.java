package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An answer's parts as one stream. */
final class BodyStreamTest {
  private final Answer answer = new Answer();
  private final BodyStream stream = new BodyStream();

  /** Counts how many parts were asked for. */
  private static final class Answer implements AsyncBody {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int asked;

    @Override
    public void consume() {
      asked++;
    }

    @Override
    public CompletableFuture<Void> done() {
      return done;
    }

    @Override
    public void cancel() {
      done.cancel(false);
    }
  }

  private void comes(String... parts) {
    stream.consume(
        List.of(parts).stream()
            .map(part -> ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)))
            .toList(),
        answer);
  }

  @Test
  void parts_areReadInTheirOrderToTheEnd() throws IOException {
    stream.of(answer);
    comes("ab", "", "c");
    comes();
    comes("");
    comes("def");
    answer.done.complete(null);
    assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("abcdef");
    assertThat(stream.read()).isNegative();
  }

  @Test
  void asManyAreAskedFor_asWereTaken() throws IOException {
    stream.of(answer);
    int ahead = answer.asked;
    comes("a");
    comes("b");
    assertThat(stream.readNBytes(2)).hasSize(2);
    assertThat(answer.asked).isEqualTo(ahead + 2);
  }

  @Test
  void brokenOff_isToldAfterWhatCame() throws IOException {
    stream.of(answer);
    comes("a");
    answer.done.completeExceptionally(new IOException("reset"));
    assertThat(stream.read()).isEqualTo('a');
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessageContaining("reset");
  }

  @Test
  void closed_isReadNoFurther() {
    stream.of(answer);
    comes("a");
    stream.close();
    assertThat(answer.done).isCancelled();
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessage("closed");
  }
}
