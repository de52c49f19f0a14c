package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.SetClock;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ResponseUrlsTest {
  private final SetClock clock = new SetClock();
  private FakeBot bot;
  private Workspace workspace;
  private Hand hand;

  @BeforeEach
  void open() throws IOException {
    bot = new FakeBot();
    workspace = Workspace.start(0, Secret.of("s"), clock);
    workspace.connect(bot.address());
    hand = new Hand(workspace);
  }

  @AfterEach
  void close() {
    hand.close();
    workspace.close();
    bot.close();
  }

  private URI ask() throws Exception {
    bot.answer = "{\"text\": \"first\"}";
    hand.say("/exitcode 139");
    return URI.create(bot.next().field("response_url"));
  }

  @Test
  void address_worksFiveTimes() throws Exception {
    URI address = ask();
    for (int i = 0; i < 5; i++) {
      assertThat(hand.post(address, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
    }
    assertThat(hand.post(address, "{\"text\":\"x\"}").body()).contains("used_url");
  }

  @Test
  void address_worksForThirtyMinutes() throws Exception {
    URI address = ask();
    clock.forward(Duration.ofMinutes(30));
    assertThat(hand.post(address, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
    clock.forward(Duration.ofMillis(1));
    assertThat(hand.post(address, "{\"text\":\"x\"}").body()).contains("expired_url");
  }

  @Test
  void unknownAddress_isRefused() throws Exception {
    URI address = workspace.responseUrls().resolve("/response/T/guessed");
    assertThat(hand.post(address, "{\"text\":\"x\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void answer_isSeenByTheAskerUnlessItSaysOtherwise() throws Exception {
    URI address = ask();
    hand.post(address, "{\"text\":\"mine\"}");
    assertThat(hand.newest().path("ephemeral").asBoolean()).isTrue();
    hand.post(address, "{\"text\":\"ours\",\"response_type\":\"in_channel\"}");
    assertThat(hand.newest().path("ephemeral").asBoolean()).isFalse();
  }

  @Test
  void original_isReplacedOrDeleted() throws Exception {
    URI address = ask();
    int before = hand.seen().path("messages").size();
    hand.post(address, "{\"text\":\"second\",\"replace_original\":true}");
    assertThat(hand.newest().path("text").asString("")).isEqualTo("second");
    assertThat(hand.seen().path("messages").size()).isEqualTo(before);
    hand.post(address, "{\"delete_original\":true}");
    assertThat(hand.seen().path("messages").size()).isEqualTo(before - 1);
  }

  @Test
  void badPayload_isRefused() throws Exception {
    URI address = ask();
    assertThat(hand.post(address, "{}").body()).contains("no_text");
    assertThat(hand.post(address, "nonsense").body()).contains("invalid_payload");
  }
}
