package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.delivery.ScriptedSlack.Fault;
import dev.exitcode.delivery.ScriptedSlack.Kept;
import dev.exitcode.store.Posting.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which message of a channel is taken for one whose answer was lost. */
final class ReadBackTest {
  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.slack.fault = lostOnce();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** The first message does not get to Slack, and nobody knows. */
  private static Fault lostOnce() {
    return new Fault() {
      private int calls;

      @Override
      public @Nullable Reply before(String method, ObjectNode arguments) {
        return ++calls == 1 ? new Reply.InDoubt("cut off") : null;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"B0BOT, 0", "B0OTHER, 1"})
  void message_isOursWhereWeWroteIt(String author, long posted) {
    ObjectNode content = JsonMapper.shared().createObjectNode().put("bot_id", author);
    content
        .putObject("metadata")
        .put("event_type", Letter.EVENT_TYPE)
        .putObject("event_payload")
        .put("outbox", "1");
    bench.slack.messages.add(new Kept("C1", "1764291700.000001", null, content));
    bench.put("i0", "C1", Kind.ROOT, "ours");
    bench.run(Duration.ofHours(1));
    assertThat(bench.slack.texts("C1").stream().filter("ours"::equals)).hasSize((int) posted);
  }

  /** Nobody has to wait for another lost answer to hear that the scope was granted. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void channelThatMayBeReadAgain_isSaidToBe(boolean restarted) {
    bench.slack.history = false;
    bench.put("i0", "C1", Kind.ROOT, "first");
    bench.run(Duration.ofHours(1));
    assertThat(bench.troubles).containsOnly("unreadable C1 missing_scope");
    bench.slack.history = true;
    if (restarted) {
      bench.restart();
    }
    bench.pass(Duration.ofMinutes(15));
    bench.put("i1", "C1", Kind.ROOT, "second");
    bench.run(Duration.ofHours(1));
    assertThat(bench.troubles).last().isEqualTo("readable C1");
    assertThat(bench.courierInUse().status().blindness()).isNull();
  }

  @Test
  void whoTheBotIs_isAskedOnce() {
    bench.put("i0", "C1", Kind.ROOT, "ours");
    bench.run(Duration.ofHours(1));
    bench.slack.fault = lostOnce();
    bench.put("i1", "C1", Kind.ROOT, "second");
    bench.run(Duration.ofHours(1));
    assertThat(bench.slack.texts("C1")).isEqualTo(List.of("ours", "second"));
    assertThat(bench.slack.calls("auth.test")).isEqualTo(1);
  }
}
