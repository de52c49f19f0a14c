package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.exitcode.delivery.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a call on the wire, by what is known of it afterwards. */
final class WebApiCallsTest {
  private static final String POST = "chat.postMessage";

  private FakeSlack fake;

  @BeforeEach
  void open() {
    fake = new FakeSlack();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private static Reply post(Endpoints endpoints) {
    try (SlackApi api = new SlackApi(Fixtures.config(Fixtures.http(Fixtures.SECRET), endpoints))) {
      ObjectNode message = JsonMapper.shared().createObjectNode();
      return new WebApiCalls(api).post(POST, message.put("channel", "C1").put("text", "übel"));
    }
  }

  @Test
  void takenPost_isDone_andWasMadeOnceWithTheToken() {
    assertThat(post(fake.endpoints())).isInstanceOf(Reply.Done.class);
    assertThat(fake.posts()).containsExactly("{\"channel\":\"C1\",\"text\":\"übel\"}");
    assertThat(fake.server().findAll(postRequestedFor(urlEqualTo("/api/" + POST))))
        .allSatisfy(
            call ->
                assertThat(call.getHeader("Authorization"))
                    .isEqualTo("Bearer " + Fixtures.BOT_TOKEN));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void cutAfterItLeft_isInDoubt(Fault fault) {
    fake.answer(POST, aResponse().withFault(fault));
    assertThat(post(fake.endpoints())).isInstanceOf(Reply.InDoubt.class);
    assertThat(fake.posts()).as("no silent second try").hasSize(1);
  }

  @Test
  void gatewayThatWantsASecondTry_getsNone() {
    fake.answer(POST, aResponse().withStatus(503).withHeader("Retry-After", "0"));
    assertThat(post(fake.endpoints())).isInstanceOf(Reply.InDoubt.class);
    assertThat(fake.posts()).hasSize(1);
  }

  @Test
  void silence_isInDoubt() {
    fake.answer(POST, okJson("{\"ok\":true}").withFixedDelay(6_000));
    assertThat(post(fake.endpoints())).isInstanceOf(Reply.InDoubt.class);
  }

  @Test
  void whereNobodyListens_itWasNotSent() {
    assertThat(post(Fixtures.unreachable()))
        .isInstanceOfSatisfying(
            Reply.NotSent.class, not -> assertThat(not.why()).doesNotContain(Fixtures.BOT_TOKEN));
  }

  @Test
  void limit_isReadFromTheHeader() {
    fake.answer(POST, aResponse().withStatus(429).withHeader("Retry-After", "7"));
    assertThat(post(fake.endpoints())).isEqualTo(new Reply.Limited(Duration.ofSeconds(7)));
  }

  @Test
  void refusedToken_raisesADoubt() throws InterruptedException {
    fake.answer(POST, okJson("{\"ok\":false,\"error\":\"token_revoked\"}"));
    try (SlackApi api =
        new SlackApi(Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints()))) {
      ObjectNode none = JsonMapper.shared().createObjectNode();
      assertThat(new WebApiCalls(api).post(POST, none))
          .isEqualTo(new Reply.Refused("token_revoked"));
      long start = System.nanoTime();
      api.tokenDoubt().await(Duration.ofMinutes(1));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void reading_isAForm() {
    fake.answer("conversations.history", okJson("{\"ok\":true,\"messages\":[]}"));
    try (SlackApi api =
        new SlackApi(Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints()))) {
      assertThat(new WebApiCalls(api).read("conversations.history", Map.of("channel", "C 1")))
          .isInstanceOf(Reply.Done.class);
    }
    assertThat(
            fake.server()
                .findAll(postRequestedFor(urlEqualTo("/api/conversations.history")))
                .getFirst()
                .getBodyAsString())
        .isEqualTo("channel=C%201");
  }
}
