package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.delivery.ScriptedSlack.Fault;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of messages for a channel that the bot is not in, and is invited to later. */
final class ClosedChannelTest {
  private static final Duration PROBE = Duration.ofMinutes(16);

  @TempDir private Path folder;
  private Bench bench;
  private boolean invited;
  private int others;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            boolean in = invited || !arguments.path("channel").asString().equals("C1");
            return in ? null : new Reply.Refused("not_in_channel");
          }
        };
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void later(Duration time) {
    bench.pass(time);
    bench.put("other" + others++, "C2", Kind.ROOT, "other");
    bench.run(Duration.ofHours(1));
  }

  private long tries() {
    return bench.slack.calls.stream().filter(call -> call.channel().equals("C1")).count();
  }

  private void parked() {
    bench.put("i0", "C1", Kind.ROOT, "once");
    bench.put("i1", "C1", Kind.ROOT, "another");
    bench.run(Duration.ofHours(1));
    bench.put("i0", "C1", Kind.UPDATE, "twice");
    bench.put("i0", "C1", Kind.UPDATE, "three times");
    bench.put("i0", "C1", Kind.REPLY, "worse");
    assertThat(bench.count(State.PARKED)).isEqualTo(5);
  }

  @Test
  void invitedLater_botTellsWhatWasParkedAsItIsByThen() {
    parked();
    invited = true;
    later(PROBE);
    assertThat(bench.slack.texts("C1"))
        .containsExactlyInAnyOrder("three times", "another", "worse");
    assertThat(bench.troubles).last().isEqualTo("reachable C1");
  }

  @Test
  void closedChannel_isTriedWithOneMessageInAQuarterOfAnHour() {
    parked();
    long before = tries();
    later(Duration.ofMinutes(1));
    later(Duration.ofMinutes(1));
    assertThat(tries()).isEqualTo(before);
    later(PROBE);
    assertThat(tries()).isEqualTo(before + 1);
    assertThat(bench.count(State.PARKED)).isEqualTo(5);
  }

  @Test
  void nextProcess_triesAtOnce() {
    parked();
    invited = true;
    bench.restart();
    later(Duration.ZERO);
    assertThat(bench.slack.texts("C1")).hasSize(3);
  }

  @Test
  void messagesOfAnotherDay_areOfNoUse() {
    parked();
    invited = true;
    later(Duration.ofHours(25));
    assertThat(bench.slack.texts("C1")).isEmpty();
    bench.put("i2", "C1", Kind.ROOT, "new");
    bench.run(Duration.ofHours(1));
    assertThat(bench.slack.texts("C1")).containsExactly("new");
  }

  /** It may mean anything: a message that was never written would be a silence for good. */
  @Test
  void messageThatIsRefusedByAnUnknownWord_isTriedLater() {
    String[] word = {"a_word_of_tomorrow"};
    refuse(method -> word[0]);
    bench.put("i0", "C1", Kind.ROOT, "once");
    bench.run(Duration.ofHours(1));
    assertThat(bench.passed()).as("not all at once").isGreaterThan(Duration.ofSeconds(2));
    bench.put("i0", "C1", Kind.UPDATE, "twice");
    assertThat(bench.count(State.PARKED)).isEqualTo(2);
    word[0] = null;
    later(PROBE);
    assertThat(bench.slack.texts("C1")).containsExactly("twice");
    assertThat(bench.troubles).doesNotContain("unreachable C1 a_word_of_tomorrow");
  }

  /** A closed window for edits is no matter of the channel's. */
  @Test
  void messageThatTakesNoMore_isLeft_andItsChannelStaysOpen() {
    invited = true;
    bench.put("i0", "C1", Kind.ROOT, "once");
    bench.run(Duration.ofHours(1));
    refuse(method -> method.equals("chat.update") ? "edit_window_closed" : null);
    bench.put("i0", "C1", Kind.UPDATE, "more");
    bench.run(Duration.ofHours(1));
    assertThat(bench.count(State.PARKED)).isEqualTo(1);
    assertThat(bench.courierInUse().status().closed()).isEmpty();
    assertThat(bench.troubles).isEmpty();
    later(PROBE);
    assertThat(bench.slack.texts("C1")).containsExactly("once");
  }

  /** It may call somebody. */
  @Test
  void answerBelowALockedThread_isAMessageOfItsOwn_andWhatFollowsToo() {
    invited = true;
    bench.put("i0", "C1", Kind.ROOT, "once");
    bench.run(Duration.ofHours(1));
    lockThreads();
    bench.put("i0", "C1", Kind.REPLY, "worse");
    bench.put("i0", "C1", Kind.UPDATE, "twice");
    bench.put("i0", "C1", Kind.REPLY, "over");
    bench.run(Duration.ofHours(1));
    assertThat(bench.slack.texts("C1")).containsExactly("twice", "worse", "over");
    assertThat(bench.count(State.PARKED)).isEqualTo(2);
  }

  private void lockThreads() {
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            return arguments.has("thread_ts")
                ? new Reply.Refused("restricted_action_thread_locked")
                : null;
          }
        };
  }

  private void refuse(Function<String, @Nullable String> word) {
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            boolean mine = arguments.path("channel").asString().equals("C1");
            String refusal = mine ? word.apply(method) : null;
            return refusal == null ? null : new Reply.Refused(refusal);
          }
        };
  }

  /** Their channel is all right: no other day changes what they are. */
  @Test
  void messagesThatSlackTakesInNoForm_stayParked() {
    invited = true;
    bench.slack.fault =
        new Fault() {
          @Override
          public Reply before(String method, ObjectNode arguments) {
            return new Reply.Refused("invalid_blocks");
          }
        };
    bench.put("i0", "C1", Kind.ROOT, "bad");
    bench.run(Duration.ofHours(1));
    long before = tries();
    later(PROBE);
    assertThat(tries()).isEqualTo(before);
  }
}
