package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.delivery.ScriptedSlack.Fault;
import dev.exitcode.delivery.ScriptedSlack.Kept;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The way from the outbox to Slack, in a time of its own. */
final class CourierTest {
  private static final Duration LONG = Duration.ofHours(8);

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

  private void put(int count, String channel) {
    IntStream.range(0, count).forEach(i -> bench.put("i" + i, channel, Kind.ROOT, "m" + i));
  }

  private void assertEachOnce(int count, String channel) {
    List<String> texts = bench.slack.texts(channel);
    assertThat(texts).doesNotHaveDuplicates().hasSize(count);
    assertThat(bench.count(State.SENT)).isGreaterThanOrEqualTo(count);
  }

  /** Answers the nth call, and no other, with something else. */
  private static Fault nth(int n, Reply reply) {
    return new Fault() {
      private int calls;

      @Override
      public @Nullable Reply before(String method, ObjectNode arguments) {
        return ++calls == n ? reply : null;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "30", "0", "absent", "abc", "1000000000"})
  void limited_isDeliveredOnceAndTheWaitIsObeyed(String retryAfter) {
    String header = retryAfter.equals("absent") ? null : retryAfter;
    Reply limited = Reply.of(429, header, "");
    bench.slack.fault = nth(3, limited);
    put(10, "C1");
    bench.run(LONG);
    assertEachOnce(10, "C1");
    Duration asked = ((Reply.Limited) limited).pause();
    var calls = bench.slack.calls;
    assertThat(calls.get(3).at().minus(calls.get(2).at())).isGreaterThanOrEqualTo(asked);
    assertThat(bench.passed()).isLessThan(Duration.ofMinutes(12));
  }

  @Test
  void manyMessages_keepTheLimitOfTheChannel() {
    put(100, "C1");
    bench.run(LONG);
    assertEachOnce(100, "C1");
    List<Duration> at = bench.slack.calls.stream().map(ScriptedSlack.Call::at).toList();
    for (int i = 3; i < at.size(); i++) {
      assertThat(at.get(i).minus(at.get(i - 3))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    assertThat(bench.passed()).isBetween(Duration.ofSeconds(97), Duration.ofSeconds(102));
  }

  /** Whoever puts something into the outbox goes by the wall clock, and so do other replicas. */
  @ParameterizedTest
  @ValueSource(ints = {30, -30, 3 * 24 * 60, -3 * 24 * 60})
  void clockThatIsSet_holdsUpNothingThatIsPutThereAfterwards(int minutes) {
    put(1, "C1");
    bench.run(LONG);
    bench.step(Duration.ofMinutes(minutes));
    Duration before = bench.passed();
    bench.put("later", "C1", Kind.ROOT, "later");
    bench.run(LONG);
    assertThat(bench.slack.texts("C1")).endsWith("later").hasSize(2);
    assertThat(bench.passed().minus(before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void oneBlockedChannel_blocksNoOther() {
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            boolean blocked =
                arguments.path("channel").asString().equals("C0")
                    && bench.passed().compareTo(Duration.ofMinutes(10)) < 0;
            return blocked ? Reply.of(429, "600", "") : null;
          }
        };
    put(200, "C0");
    IntStream.range(0, 20).forEach(c -> bench.put("x" + c, "C" + (c + 1), Kind.ROOT, "other"));
    bench.run(Duration.ofSeconds(5));
    IntStream.range(0, 20).forEach(c -> assertThat(bench.slack.texts("C" + (c + 1))).hasSize(1));
    assertThat(bench.slack.calls.stream().filter(c -> c.channel().equals("C0"))).hasSize(1);
    bench.run(LONG);
    assertEachOnce(200, "C0");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void serverErrors_loseNothingAndDoubleNothing(int status) {
    Random random = new Random(7);
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            return random.nextInt(10) < 3 ? Reply.of(status, null, "upstream error") : null;
          }
        };
    put(100, "C1");
    bench.run(LONG);
    assertEachOnce(100, "C1");
  }

  /** Slack takes it, then the connection is cut, or the answer is unreadable, or nobody answers. */
  private Fault cutAfterwards(int tenths) {
    Random random = new Random(3);
    return new Fault() {
      @Override
      public @Nullable Reply after(String method, ObjectNode arguments) {
        return random.nextInt(10) < tenths ? new Reply.InDoubt("timeout") : null;
      }
    };
  }

  @Test
  void ambiguousSends_areReadBack() {
    bench.slack.fault = cutAfterwards(5);
    put(60, "C1");
    IntStream.range(0, 60).forEach(i -> bench.put("i" + i, "C1", Kind.REPLY, "r" + i));
    bench.run(LONG);
    assertEachOnce(120, "C1");
    assertThat(bench.courierInUse().status().blindness()).isNull();
  }

  @Test
  void withoutTheHistoryScope_oneAmbiguousSendIsOneDuplicateAtMost() {
    bench.slack.history = false;
    bench.slack.fault =
        new Fault() {
          private final Set<String> cut = new HashSet<>();

          @Override
          public @Nullable Reply after(String method, ObjectNode arguments) {
            return cut.add(arguments.path("text").asString()) ? new Reply.InDoubt("reset") : null;
          }
        };
    put(20, "C1");
    bench.run(LONG);
    assertThat(new HashSet<>(bench.slack.texts("C1"))).hasSize(20);
    assertThat(bench.slack.texts("C1")).hasSizeLessThanOrEqualTo(40);
    assertThat(bench.courierInUse().status().blindness()).isEqualTo("missing_scope");
  }

  @Test
  void diedAfterTheSend_isReadBackAtTheNextStart() {
    bench.slack.fault =
        new Fault() {
          @Override
          public Reply after(String method, ObjectNode arguments) {
            throw new IllegalStateException("killed");
          }
        };
    put(1, "C1");
    bench.courierInUse().round();
    bench.slack.fault = new Fault() {};
    bench.restart();
    bench.run(LONG);
    assertEachOnce(1, "C1");
  }

  @ParameterizedTest
  @CsvSource({
    "channel_not_found, 1",
    "is_archived, 1",
    "not_in_channel, 1",
    "restricted_action, 1",
    "msg_too_long, 3",
    "msg_blocks_too_long, 3",
    "invalid_blocks, 3",
    "a_word_of_tomorrow, 3"
  })
  void permanentRefusal_isParkedAfterAtMostThreeTries(String error, int tries) {
    bench.slack.fault =
        new Fault() {
          @Override
          public Reply before(String method, ObjectNode arguments) {
            return new Reply.Refused(error);
          }
        };
    put(1, "C1");
    bench.run(LONG);
    assertThat(bench.slack.calls("chat.postMessage")).isEqualTo(tries);
    assertThat(bench.count(State.PARKED)).isEqualTo(1);
    assertThat(bench.troubles).hasSize(1).first().asString().endsWith(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"msg_too_long", "msg_blocks_too_long", "invalid_blocks"})
  void tooLarge_isSentWithoutItsBlocks(String error) {
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            return arguments.path("blocks").isEmpty() ? null : new Reply.Refused(error);
          }
        };
    put(1, "C1");
    bench.run(LONG);
    assertEachOnce(1, "C1");
    assertThat(bench.slack.calls("chat.postMessage")).isEqualTo(2);
    assertThat(bench.troubles).isEmpty();
  }

  /** Nothing is tried with a bad token, nothing is lost, and a new one is noticed. */
  @Test
  void refusedToken_stopsAllUntilItIsGood() {
    bench.slack.tokenGood = false;
    put(5, "C1");
    bench.run(Duration.ofHours(1));
    assertThat(bench.slack.calls("chat.postMessage")).isEqualTo(1);
    assertThat(bench.courierInUse().status().trouble()).contains("invalid_auth");
    bench.slack.tokenGood = true;
    Duration good = bench.passed();
    bench.run(LONG);
    assertEachOnce(5, "C1");
    assertThat(bench.passed().minus(good)).isLessThan(Duration.ofSeconds(60));
    assertThat(bench.courierInUse().status().trouble()).isNull();
  }

  @Test
  void restartBetweenMessageAndUpdate_keepsTheMessage() {
    put(1, "C1");
    bench.run(LONG);
    bench.restart();
    bench.put("i0", "C1", Kind.UPDATE, "now twice");
    bench.run(LONG);
    assertThat(bench.slack.texts("C1")).containsExactly("now twice");
  }

  @Test
  void deletedMessage_isWrittenAnewOnce() {
    put(1, "C1");
    bench.run(LONG);
    bench.slack.messages.clear();
    bench.put("i0", "C1", Kind.UPDATE, "twice");
    bench.run(LONG);
    bench.put("i0", "C1", Kind.UPDATE, "three times");
    bench.put("i0", "C1", Kind.REPLY, "worse");
    bench.run(LONG);
    assertThat(bench.slack.texts("C1")).containsExactly("three times", "worse");
    assertThat(bench.slack.messages.getFirst().ts()).isEqualTo(bench.root("i0", "C1"));
  }

  @Test
  void answerBelowADeletedMessage_isGivenUpAndTold() {
    put(1, "C1");
    bench.run(LONG);
    bench.slack.fault = nth(1, new Reply.Refused("thread_not_found"));
    bench.put("i0", "C1", Kind.REPLY, "worse");
    bench.run(LONG);
    assertThat(bench.count(State.PARKED)).isEqualTo(1);
    assertThat(bench.troubles).containsExactly("gone i0");
  }

  @Test
  void order_isKeptWhateverFails() {
    Random random = new Random(11);
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            return switch (random.nextInt(6)) {
              case 0 -> Reply.of(429, "5", "");
              case 1 -> Reply.of(503, null, "");
              case 2 -> new Reply.NotSent("refused");
              default -> null;
            };
          }
        };
    for (String step : List.of("1", "2", "3", "4", "5")) {
      Kind kind = step.equals("1") ? Kind.ROOT : Kind.REPLY;
      IntStream.range(0, 10).forEach(i -> bench.put("i" + i, "C" + i % 2, kind, i + ":" + step));
    }
    bench.run(LONG);
    assertThat(bench.count(State.SENT)).isEqualTo(50);
    for (int i = 0; i < 10; i++) {
      String of = i + ":";
      assertThat(bench.slack.messages.stream().map(Kept::text).filter(t -> t.startsWith(of)))
          .containsExactly(of + "1", of + "2", of + "3", of + "4", of + "5");
    }
  }

  /** What waits is in the store; the first answer after hours lets all go on. */
  @Test
  void slackDownForHours_isTriedNowAndThen_andNothingIsLost() {
    bench.slack.fault =
        new Fault() {
          @Override
          public @Nullable Reply before(String method, ObjectNode arguments) {
            return bench.passed().compareTo(Duration.ofHours(6)) < 0
                ? new Reply.NotSent("connection refused")
                : null;
          }
        };
    put(300, "C1");
    bench.run(Duration.ofHours(6));
    assertThat(bench.slack.calls).hasSizeLessThan(6 * 3600 / 14);
    assertThat(bench.courierInUse().status().trouble()).contains("connection refused");
    bench.run(LONG);
    assertEachOnce(300, "C1");
  }
}
