package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.delivery.ScriptedSlack.Call;
import dev.exitcode.delivery.ScriptedSlack.Fault;
import dev.exitcode.store.Posting.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** How long a message waits of which nobody knows whether Slack took it. */
final class DoubtTest {
  private static final int CHANNELS = 30;

  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Each message's first posts are answered by a gateway, and so often. */
  private static Fault failing(int times) {
    Map<String, Integer> posts = new HashMap<>();
    return new Fault() {
      @Override
      public @Nullable Reply before(String method, ObjectNode arguments) {
        String text = arguments.path("text").asString();
        return posts.merge(text, 1, Integer::sum) <= times ? Reply.of(502, null, "") : null;
      }
    };
  }

  /** Slack lets so many be looked for one by one; their turns are no failures of theirs. */
  @Test
  void waitForATurn_makesNoWaitLonger() {
    bench.slack.fault = failing(2);
    for (int i = 0; i < CHANNELS; i++) {
      bench.put("i" + i, "C" + i, Kind.ROOT, "m" + i);
    }
    bench.run(Duration.ofHours(1));
    assertThat(bench.slack.messages).hasSize(CHANNELS);
    for (int i = 0; i < CHANNELS; i++) {
      List<Duration> posts = posts("C" + i);
      assertThat(posts).hasSize(3);
      assertThat(posts.get(2).minus(posts.get(1))).isLessThan(Duration.ofSeconds(15));
    }
  }

  private List<Duration> posts(String channel) {
    return bench.slack.calls.stream()
        .filter(call -> call.channel().equals(channel) && call.method().equals("chat.postMessage"))
        .map(Call::at)
        .toList();
  }
}
