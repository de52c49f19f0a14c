package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackApiTest {
  private static final String POST = "/api/chat.postMessage";
  private static final Message MESSAGE = DiagnosisMessage.sentence("It died.");

  private final List<Duration> pauses = new ArrayList<>();

  private SlackApi api(Endpoints endpoints) {
    return new SlackApi(Fixtures.config(Fixtures.http(Fixtures.SECRET), endpoints), pauses::add);
  }

  private static ResponseDefinitionBuilder tooMany(String retryAfter) {
    return aResponse().withStatus(429).withHeader("Retry-After", retryAfter);
  }

  @Test
  void absentResponseUrl_isRefused() {
    try (SlackApi api = api(Fixtures.unreachable())) {
      assertThatThrownBy(() -> api.respond(null, "{}"))
          .isInstanceOf(SlackApi.Refused.class)
          .hasMessage("there is no response_url");
    }
  }

  @Test
  void limitedPost_isTriedAgainWhenSlackWants() throws IOException {
    try (FakeSlack fake = new FakeSlack();
        SlackApi api = api(fake.endpoints())) {
      fake.answerInTurn(POST, List.of(tooMany("7"), okJson("{\"ok\":true}")));
      api.post("D0", MESSAGE);
      assertThat(fake.posts()).hasSize(2);
      assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void limitedPost_isTriedAgainOnceOnly() {
    try (FakeSlack fake = new FakeSlack();
        SlackApi api = api(fake.endpoints())) {
      fake.answer("chat.postMessage", tooMany("30"));
      assertThatThrownBy(() -> api.post("D0", MESSAGE)).isInstanceOf(SlackApi.Refused.class);
      assertThat(fake.posts()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"31", "0", "-1", "soon", "99999999999"})
  void limitedPost_isNotTriedAgainWhereItWouldTakeLong(String retryAfter) {
    try (FakeSlack fake = new FakeSlack();
        SlackApi api = api(fake.endpoints())) {
      fake.answer("chat.postMessage", tooMany(retryAfter));
      assertThatThrownBy(() -> api.post("D0", MESSAGE)).isInstanceOf(SlackApi.Refused.class);
      assertThat(fake.posts()).hasSize(1);
      assertThat(pauses).isEmpty();
    }
  }
}
