package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstallationTest {
  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "T0TEAM, E0HOME, A0APP, true",
    "T0TEAM, '', A0APP, true",
    "T0TEAM, , A0APP, true",
    "T0TEAM, E0OTHER, A0APP, false",
    "T0OTHER, E0HOME, A0APP, false",
    "T0TEAM, E0HOME, A0OTHER, false",
    ", E0HOME, A0APP, false",
  })
  void onlyHome_isServed(String team, String enterprise, String app, boolean served) {
    Installation installation =
        new Installation(Fixtures.config(Fixtures.http(Fixtures.SECRET), Fixtures.unreachable()));
    installation.learn(Fixtures.TEAM, "E0HOME");
    assertThat(installation.isOriginOf(new Origin(team, enterprise, app, true))).isEqualTo(served);
  }

  @Test
  void otherEnterprise_isRefusedOverHttp() throws Exception {
    try (FakeSlack fake = new FakeSlack();
        SlackBot bot =
            new SlackBot(
                Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints()),
                Fixtures.KNOWLEDGE,
                Clock.systemUTC())) {
      fake.answer(
          "auth.test", okJson("{\"ok\":true,\"team_id\":\"T0TEAM\",\"enterprise_id\":\"E0HOME\"}"));
      bot.start();
      try (SlackClient slack = new SlackClient(bot.address(), Fixtures.SECRET)) {
        // Until Slack has said which one it is, any enterprise of the right workspace is served.
        Awaitility.await().until(() -> status(slack, "E0OTHER") == 403);
        assertThat(status(slack, "E0HOME")).isEqualTo(200);
      }
    }
  }

  private static int status(SlackClient slack, String enterprise) throws Exception {
    String body = SlackClient.command("137", Map.of("enterprise_id", enterprise));
    return slack.send(slack.signed(body)).statusCode();
  }
}
