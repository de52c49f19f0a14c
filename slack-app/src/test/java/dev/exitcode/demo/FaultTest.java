package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.exitcode.SetClock;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Each fault does what it says, and only to whom it is meant for. */
@Timeout(20)
final class FaultTest {
  private static final String POST = "chat.postMessage";

  private final FaultPlan plan = new FaultPlan();
  private Workspace workspace;
  private Hand hand;
  private Transcript transcript;

  @BeforeEach
  void open() throws IOException {
    workspace = Workspace.start(0, Secret.of("s"), new SetClock());
    workspace.intercept(plan);
    transcript = Transcript.of(workspace);
    hand = new Hand(workspace);
  }

  @AfterEach
  void close() {
    hand.close();
    workspace.close();
  }

  private HttpResponse<String> post() throws Exception {
    return hand.ask(POST, payload());
  }

  private static ObjectNode payload() {
    return Json.object().put("channel", Ids.CHANNEL).put("text", "t");
  }

  static Stream<Arguments> losses() {
    return Stream.of(
        Arguments.of("reset", Fault.reset(), 0),
        Arguments.of("hang up", Fault.hangUp(), 0),
        Arguments.of("malformed", Fault.malformed(), 0),
        Arguments.of("reset after", Fault.afterAccepting(Fault.reset()), 1),
        Arguments.of("hang up after", Fault.afterAccepting(Fault.hangUp()), 1),
        Arguments.of("malformed after", Fault.afterAccepting(Fault.malformed()), 1),
        Arguments.of("cut", Fault.cutAfter(150, Fault.hangUp()), 1),
        Arguments.of("cut by reset", Fault.cutAfter(150, Fault.reset()), 1));
  }

  /** Whoever posts cannot tell whether it was done. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("losses")
  void answer_isLost(String name, Fault fault, int done) throws Exception {
    plan.next(1, Call.of(POST), fault);
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(transcript.entries()).hasSize(done);
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(plan.met()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void silence_lastsUntilTheOtherSideGivesUp(boolean accepted) throws Exception {
    Fault silence = Fault.silence();
    plan.next(1, Call.of(POST), accepted ? Fault.afterAccepting(silence) : silence);
    CompletableFuture<?> waiting = hand.begin(POST, payload());
    await().until(() -> plan.met() == 1 && transcript.entries().size() == (accepted ? 1 : 0));
    assertThat(waiting).isNotDone();
    assertThat(plan.seen(Call.of(POST))).isEmpty();
    hand.close();
    await().until(() -> plan.seen(Call.of(POST)).size() == 1);
  }

  @Test
  void answers_areThoseOfTheScript() throws Exception {
    plan.next(1, Call.of(POST), Fault.tooMany("7"));
    plan.next(1, Call.of(POST), Fault.tooMany(""));
    plan.next(1, Call.of(POST), Fault.status(503));
    plan.next(1, Call.of(POST), Fault.refusal("msg_too_long"));
    plan.next(1, Call.of(POST), Fault.answer(200, Map.of(), "<html>"));
    plan.next(1, Call.of(POST), Fault.afterAccepting(Fault.status(500)));
    HttpResponse<String> first = post();
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(post().headers().firstValue("Retry-After")).isEmpty();
    assertThat(post().statusCode()).isEqualTo(503);
    assertThat(post().body()).isEqualTo("{\"ok\":false,\"error\":\"msg_too_long\"}");
    assertThat(post().body()).isEqualTo("<html>");
    assertThat(transcript.entries()).isEmpty();
    assertThat(post().statusCode()).isEqualTo(500);
    assertThat(transcript.entries()).hasSize(1);
  }

  @Test
  void turns_areTakenAsSaid() throws Exception {
    plan.every(3, Call.of(POST), Fault.status(500));
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(post().statusCode()).isEqualTo(500);
    plan.clear();
    plan.chance(0.5, new Random(1), Call.of(POST), Fault.status(500));
    int met = plan.met();
    for (int i = 0; i < 40; i++) {
      post();
    }
    assertThat(plan.met() - met).isBetween(10, 30);
  }

  @Test
  void channel_maySufferAlone() throws Exception {
    workspace.addChannel("C0OTHER", "other");
    plan.always(Call.in("C0OTHER"), Fault.tooMany("600"));
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(hand.ask(POST, payload().put("channel", "C0OTHER")).statusCode()).isEqualTo(429);
  }

  @Test
  void heldRequest_waitsForItsWord() throws Exception {
    CountDownLatch word = new CountDownLatch(1);
    plan.next(1, Call.of(POST), Fault.held(word));
    CompletableFuture<?> held = hand.begin(POST, payload().put("text", "first"));
    await().until(() -> plan.met() == 1);
    post();
    word.countDown();
    held.join();
    assertThat(transcript.entries())
        .extracting(Transcript.Entry::text)
        .containsExactly("t", "first");
    assertThat(plan.mostAtOnce(Call.of(POST))).isEqualTo(2);
  }

  @Test
  void slowAnswer_takesItsTime() throws Exception {
    plan.next(1, Call.of(POST), Fault.slow(4_000));
    Instant before = Instant.now();
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(Instant.now()).isAfter(before.plusMillis(50));
  }
}
