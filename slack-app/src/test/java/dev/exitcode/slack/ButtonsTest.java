package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.exitcode.redact.Secret;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ButtonsTest {
  private final FakeSlack fake = new FakeSlack();
  private SlackBot bot;
  private SlackClient slack;

  @BeforeEach
  void start() throws Exception {
    start(Fixtures.config(Fixtures.http(Fixtures.SECRET), fake.endpoints()));
  }

  private void start(SlackConfig config) throws Exception {
    bot = new SlackBot(config, Fixtures.KNOWLEDGE, Clock.systemUTC());
    bot.start();
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  @AfterEach
  void stop() {
    slack.close();
    bot.close();
    fake.close();
  }

  private HttpResponse<String> click(Clicked clicked) throws Exception {
    return slack.send(slack.signed(SlackClient.encode(Map.of("payload", clicked.json()))));
  }

  private Clicked clicked(String action, String value) {
    return new Clicked(action, value, fake.responseUrl());
  }

  @Test
  void more_opensAModal() throws Exception {
    assertThat(click(clicked(Buttons.MORE, "137")).statusCode()).isEqualTo(200);

    await().until(() -> fake.calls("views.open") == 1);
    var call = fake.server().findAll(postRequestedFor(urlEqualTo("/api/views.open"))).getFirst();
    assertThat(call.getHeader("Authorization")).isEqualTo("Bearer " + Fixtures.BOT_TOKEN);
    String form = URLDecoder.decode(call.getBodyAsString(), StandardCharsets.UTF_8);
    assertThat(form).contains("trigger_id=1337.42.abc").contains("How to prevent it");
    assertThat(fake.responses()).isEmpty();
  }

  @Test
  void replayedMore_opensOneModal() throws Exception {
    var request =
        slack.signed(SlackClient.encode(Map.of("payload", clicked(Buttons.MORE, "137").json())));
    for (int i = 0; i < 5; i++) {
      assertThat(slack.send(request).statusCode()).isEqualTo(200);
    }
    bot.close(); // Finishes what runs in the background.
    assertThat(fake.calls("views.open")).isEqualTo(1);
  }

  @Test
  void share_postsOnceAndSaysSo() throws Exception {
    click(clicked(Buttons.SHARE, "137"));

    await().until(() -> fake.responses().size() == 2);
    JsonObject shared = SlackLimits.checkMessage(fake.responses().getFirst());
    assertThat(shared.get("response_type").getAsString()).isEqualTo("in_channel");
    assertThat(shared.toString()).contains("<@U0USER>").doesNotContain(Buttons.SHARE);
    JsonObject after = SlackLimits.checkMessage(fake.responses().getLast());
    assertThat(after.get("replace_original").getAsBoolean()).isTrue();
    assertThat(after.toString()).contains("Shared with the channel").doesNotContain(Buttons.SHARE);
  }

  @Test
  void replayedAndDoubleClickedShare_isPostedOnce() throws Exception {
    var request =
        slack.signed(SlackClient.encode(Map.of("payload", clicked(Buttons.SHARE, "137").json())));
    for (int i = 0; i < 20; i++) {
      assertThat(slack.send(request).statusCode()).isEqualTo(200);
    }
    for (int i = 0; i < 5; i++) {
      click(clicked(Buttons.SHARE, "137").withTrigger("1337.42." + i));
    }
    await().until(() -> fake.responses().size() >= 2);
    bot.close();
    assertThat(fake.responses().stream().filter(json -> json.contains("in_channel"))).hasSize(1);
  }

  @Test
  void secondShareOfTheSameAnswer_isToldToTheUser() throws Exception {
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> fake.responses().size() == 2);

    click(clicked(Buttons.SHARE, "137").withTrigger("1337.42.again"));
    await().until(() -> fake.responses().size() == 3);
    assertThat(fake.responses().getLast()).contains("Already shared.").contains("ephemeral");
  }

  /** Showing another answer replaces the message in its place: its timestamp stays. */
  @Test
  void anotherAnswerInTheSameMessage_canBeSharedToo() throws Exception {
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> fake.responses().size() == 2);
    click(clicked(Buttons.SHOW + "0", "143").withTrigger("1337.42.show"));
    await().until(() -> fake.responses().size() == 3);

    click(clicked(Buttons.SHARE, "143").withTrigger("1337.42.again"));
    await().until(() -> fake.responses().size() == 5);
    assertThat(fake.responses().get(3)).contains("in_channel").contains("143");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 429})
  void refusedShare_canBeTriedAgain(int status) throws Exception {
    fake.answerInTurn(
        FakeSlack.RESPONSE_PATH,
        List.of(aResponse().withStatus(status), okJson("{}"), okJson("{}")));
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> fake.responses().size() == 2);
    assertThat(fake.responses().getLast()).contains("Could not share the answer just now");

    click(clicked(Buttons.SHARE, "137").withTrigger("1337.42.again"));
    await().until(() -> fake.responses().size() == 4);
    assertThat(fake.responses().get(2)).contains("in_channel");
  }

  /** Slack may have posted before it, or something on the way, failed. */
  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void shareThatSlackFailsAt_isNotRepeated(int status) throws Exception {
    fake.answerInTurn(
        FakeSlack.RESPONSE_PATH, List.of(aResponse().withStatus(status), okJson("{}")));
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> fake.responses().size() == 2);
    assertThat(fake.responses().getLast())
        .contains("Slack did not confirm")
        .contains("Look into the channel");

    click(clicked(Buttons.SHARE, "137").withTrigger("1337.42.again"));
    await().until(() -> fake.responses().size() == 3);
    assertThat(fake.responses().getLast()).contains("If the channel does not show it");
    assertThat(fake.responses().stream().filter(json -> json.contains("in_channel"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500})
  void sharedButNotMarkedSo_isNoFailureToTheUser(int status) throws Exception {
    fake.answerInTurn(
        FakeSlack.RESPONSE_PATH,
        List.of(okJson("{}"), aResponse().withStatus(status), okJson("{}")));
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> fake.responses().size() >= 2);
    bot.close();
    assertThat(fake.responses()).hasSize(2);
  }

  @Test
  void unconfirmedShare_isNotRepeated() throws Exception {
    fake.answerInTurn(
        FakeSlack.RESPONSE_PATH,
        List.of(aResponse().withFault(Fault.EMPTY_RESPONSE), okJson("{}")));
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> fake.responses().size() == 2);
    assertThat(fake.responses().getLast()).contains("Slack did not confirm");
    click(clicked(Buttons.SHARE, "137").withTrigger("1337.42.again"));
    bot.close();
    assertThat(fake.responses().stream().filter(json -> json.contains("in_channel"))).hasSize(1);
  }

  @Test
  void show_answersInPlace() throws Exception {
    click(clicked(Buttons.SHOW + "0", "143"));
    await().until(() -> fake.responses().size() == 1);
    JsonObject answer = SlackLimits.checkMessage(fake.responses().getFirst());
    assertThat(answer.get("replace_original").getAsBoolean()).isTrue();
    assertThat(answer.get("text").getAsString()).contains("143");
  }

  @Test
  void show_neverReplacesWhatTheChannelSees() throws Exception {
    click(clicked(Buttons.SHOW + "0", "143").inChannel());
    await().until(() -> fake.responses().size() == 1);
    JsonObject answer = JsonParser.parseString(fake.responses().getFirst()).getAsJsonObject();
    assertThat(answer.get("replace_original").getAsBoolean()).isFalse();
    assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
  }

  @Test
  void forgedQuestion_doesNothing() throws Exception {
    for (String value : List.of("<!channel>", "no such thing", "", "1".repeat(2000))) {
      assertThat(click(clicked(Buttons.SHARE, value)).statusCode()).isEqualTo(200);
    }
    bot.close();
    assertThat(fake.responses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://localhost:1/x",
        "https://hooks.slack.com@evil.example/x",
        "::not a url"
      })
  void responseUrlElsewhere_isNotCalled(String url) throws Exception {
    assertThat(click(new Clicked(Buttons.SHARE, "137", url)).statusCode()).isEqualTo(200);
    bot.close();
    assertThat(fake.responses()).isEmpty();
  }

  @Test
  void redirect_isNotFollowed() throws Exception {
    fake.server()
        .stubFor(
            post(urlEqualTo(FakeSlack.RESPONSE_PATH))
                .willReturn(temporaryRedirect(fake.server().baseUrl() + "/elsewhere")));
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> !fake.responses().isEmpty());
    bot.close();
    assertThat(fake.server().findAll(postRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
  }

  @Test
  void failingViewsOpen_isToldToTheUser() throws Exception {
    fake.answer("views.open", okJson("{\"ok\":false,\"error\":\"expired_trigger_id\"}"));
    click(clicked(Buttons.MORE, "137"));
    await().until(() -> fake.responses().size() == 1);
    assertThat(fake.responses().getFirst()).contains("Could not open the details just now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMPTY_RESPONSE",
        "RANDOM_DATA_THEN_CLOSE",
        "CONNECTION_RESET_BY_PEER",
        "MALFORMED_RESPONSE_CHUNK"
      })
  void faultyViewsOpen_isToldToTheUser(String fault) throws Exception {
    fake.answer("views.open", aResponse().withFault(Fault.valueOf(fault)));
    click(clicked(Buttons.MORE, "137"));
    await().until(() -> fake.responses().size() == 1);
    assertThat(fake.responses().getFirst()).contains("Could not open the details just now");
  }

  @Test
  void unknownWorkspace_explainsButDoesNotShare() throws Exception {
    stopBot();
    fake.answer("auth.test", aResponse().withStatus(503));
    start(
        new SlackConfig(
            Secret.of(Fixtures.BOT_TOKEN),
            null,
            null,
            Fixtures.http(Fixtures.SECRET),
            fake.endpoints()));

    assertThat(slack.ask("137").body()).contains("SIGKILL");
    click(clicked(Buttons.SHARE, "137"));
    await().until(() -> fake.responses().size() == 1);
    assertThat(fake.responses().getFirst()).contains("Sharing has to wait");
    await().until(() -> bot.apiStatus().detail().contains("Slack's API cannot be reached"));
  }

  @Test
  void workspaceLearntFromSlack_refusesOthers() throws Exception {
    stopBot();
    start(
        new SlackConfig(
            Secret.of(Fixtures.BOT_TOKEN),
            null,
            null,
            Fixtures.http(Fixtures.SECRET),
            fake.endpoints()));
    await().until(() -> bot.apiStatus().connected());

    var other = slack.signed(SlackClient.command("137", Map.of("team_id", "T0OTHER")));
    assertThat(slack.send(other).statusCode()).isEqualTo(403);
    assertThat(slack.ask("137").statusCode()).isEqualTo(200);
  }

  private void stopBot() {
    slack.close();
    bot.close();
  }
}
