package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenCheckTest {
  private static final Duration QUICK = Duration.ofMillis(20);
  private static final Duration NEVER = Duration.ofDays(1);

  private final FakeSlack fake = new FakeSlack();
  private final SlackConfig config =
      Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints());
  private final SlackApi api = new SlackApi(config);
  private TokenCheck check = check(NEVER);

  private TokenCheck check(Duration recheck) {
    return new TokenCheck(
        api,
        new Installation(config),
        new TokenCheck.Pace(Duration.ZERO, QUICK, QUICK, recheck),
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    check.close();
    api.close();
    fake.close();
  }

  private void startAndConfirm() {
    assertThat(check.status().connected()).isFalse();
    check.start();
    await().until(() -> check.status().connected());
  }

  @Test
  void confirmedToken_isCheckedAgainAfterAWhile() {
    check = check(QUICK);
    startAndConfirm();
    fake.answer("auth.test", okJson("{\"ok\":false,\"error\":\"account_inactive\"}"));
    await().until(() -> !check.status().connected());
    assertThat(check.status().detail())
        .isEqualTo("Slack refuses the bot token (account_inactive).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "account_inactive"
      })
  void refusedCall_hasTheTokenCheckedAtOnce(String error) {
    startAndConfirm();
    String refusal = "{\"ok\":false,\"error\":\"" + error + "\"}";
    fake.answer("auth.test", okJson(refusal));
    fake.answer("views.open", okJson(refusal));
    assertThatThrownBy(() -> api.openView("1.2.3", View.builder().type("modal").build()))
        .isInstanceOf(IOException.class);
    await().until(() -> !check.status().connected());
    assertThat(check.status().detail()).contains(error);

    fake.answer("auth.test", okJson("{\"ok\":true,\"team_id\":\"T0TEAM\"}"));
    await().until(() -> check.status().connected());
  }

  @Test
  void refusalForAnotherReason_raisesNoDoubt() {
    startAndConfirm();
    fake.answer("views.open", okJson("{\"ok\":false,\"error\":\"expired_trigger_id\"}"));
    assertThatThrownBy(() -> api.openView("1.2.3", View.builder().type("modal").build()))
        .isInstanceOf(IOException.class);
    assertThat(fake.calls("auth.test")).isEqualTo(1);
    assertThat(check.status().connected()).isTrue();
  }

  @Test
  void unreachableApi_isAskedUntilItAnswers() {
    fake.answerInTurn(
        "/api/auth.test",
        List.of(
            aResponse().withStatus(503),
            okJson("{\"ok\":false,\"error\":\"invalid_auth\"}"),
            okJson("{\"ok\":true,\"team_id\":\"T0TEAM\"}")));
    startAndConfirm();
    assertThat(fake.calls("auth.test")).isEqualTo(3);
  }

  @Test
  void tokenOfAnotherWorkspace_isAProblemThoughSlackTakesIt() {
    fake.answer("auth.test", okJson("{\"ok\":true,\"team_id\":\"T0OTHER\"}"));
    check.start();
    await().until(() -> check.status().detail().contains("another workspace"));
    assertThat(check.status().connected()).isFalse();
  }
}
