package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.exitcode.redact.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketDoorTest {
  static final SocketTimings QUICK =
      new SocketTimings(
          Duration.ofMillis(200),
          Duration.ofSeconds(3),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(100));

  private final FakeSlack fake = new FakeSlack();
  private FakeSocket socket;
  private SlackBot bot;

  @BeforeEach
  void prepare() throws Exception {
    socket = new FakeSocket();
    fake.answer("apps.connections.open", opens());
    bot =
        new SlackBot(
            Fixtures.config(
                new Connection.SocketMode(Secret.of(Fixtures.APP_TOKEN)), fake.endpoints()),
            Fixtures.KNOWLEDGE,
            Clock.systemUTC(),
            QUICK);
  }

  @AfterEach
  void stop() throws Exception {
    bot.close();
    socket.close();
    fake.close();
  }

  private ResponseDefinitionBuilder opens() {
    return okJson("{\"ok\":true,\"url\":\"" + socket.url() + "\"}");
  }

  private void startAndConnect() throws Exception {
    bot.start();
    await().until(() -> bot.status().connected());
  }

  static String command(String id, String text) {
    return """
    {"envelope_id":"%s","type":"slash_commands","accepts_response_payload":true,
     "payload":{"token":"x","team_id":"T0TEAM","api_app_id":"A0APP","channel_id":"C0CHANNEL",
       "user_id":"U0USER","command":"/exitcode","text":"%s","trigger_id":"1.2.3",
       "response_url":"https://hooks.slack.com/commands/x"}}
    """
        .formatted(id, text);
  }

  private String ask(String text) throws Exception {
    socket.latest().send(command("e-" + text, text));
    JsonObject ack = JsonParser.parseString(socket.next()).getAsJsonObject();
    assertThat(ack.get("envelope_id").getAsString()).isEqualTo("e-" + text);
    return SlackLimits.checkMessage(ack.get("payload").toString()).get("text").getAsString();
  }

  @Test
  void command_isAnsweredInTheAcknowledgement() throws Exception {
    startAndConnect();
    assertThat(ask("137")).startsWith("137 · SIGKILL");
    assertThat(bot.status().detail()).isEqualTo("Connected to Slack through Socket Mode.");
  }

  @Test
  void click_isAcknowledgedAndActedUpon() throws Exception {
    startAndConnect();
    socket
        .latest()
        .send(
            "{\"envelope_id\":\"c1\",\"type\":\"interactive\",\"payload\":"
                + new Clicked(Buttons.SHARE, "137", fake.responseUrl()).json()
                + "}");
    assertThat(socket.next()).isEqualTo("{\"envelope_id\":\"c1\"}");
    await().until(() -> fake.responses().size() == 2);
  }

  @Test
  void directMessage_isAnsweredOnce() throws Exception {
    startAndConnect();
    for (int i = 0; i < 3; i++) {
      socket
          .latest()
          .send(
              "{\"envelope_id\":\"d%d\",\"type\":\"events_api\",\"retry_attempt\":%d,\"payload\":%s}"
                  .formatted(
                      i, i, SlackPayloads.direct("Ev1", "it died of liveness-probe-failed again")));
      assertThat(socket.next()).isEqualTo("{\"envelope_id\":\"d%d\"}".formatted(i));
    }
    await().until(() -> !fake.posts().isEmpty());
    bot.close();
    assertThat(fake.posts()).singleElement().asString().contains("Liveness probe failed");
  }

  @Test
  void shortcut_isAnswered() throws Exception {
    startAndConnect();
    socket
        .latest()
        .send(
            "{\"envelope_id\":\"s1\",\"type\":\"interactive\",\"payload\":%s}"
                .formatted(
                    SlackPayloads.shortcut(
                        "1.2.a",
                        fake.responseUrl(),
                        SlackPayloads.message("it died of liveness-probe-failed again"))));
    assertThat(socket.next()).isEqualTo("{\"envelope_id\":\"s1\"}");
    await().until(() -> fake.responses().size() == 1);
    assertThat(fake.responses().getFirst()).contains("Liveness probe failed");
  }

  @Test
  void redeliveredShare_isPostedOnce() throws Exception {
    startAndConnect();
    for (int i = 0; i < 5; i++) {
      socket
          .latest()
          .send(
              "{\"envelope_id\":\"c%d\",\"type\":\"interactive\",\"retry_attempt\":%d,\"payload\":%s}"
                  .formatted(i, i, new Clicked(Buttons.SHARE, "137", fake.responseUrl()).json()));
      socket.next();
    }
    await().until(() -> fake.responses().size() >= 2);
    bot.close();
    assertThat(fake.responses().stream().filter(json -> json.contains("in_channel"))).hasSize(1);
  }

  @Test
  void whatIsNotForUs_isAcknowledgedAllTheSame() throws Exception {
    startAndConnect();
    for (String envelope :
        List.of(
            "{\"envelope_id\":\"u\",\"type\":\"events_api\",\"payload\":{\"type\":\"event_callback\",\"event\":{\"type\":\"x\"}}}",
            "{\"envelope_id\":\"u\",\"type\":\"interactive\",\"payload\":{\"type\":\"shortcut\"}}",
            "{\"envelope_id\":\"u\",\"type\":\"interactive\",\"payload\":{\"type\":\"block_actions\",\"team\":5}}",
            "{\"envelope_id\":\"u\",\"type\":\"slash_commands\"}",
            command("u", "137").replace("T0TEAM", "T0OTHER"))) {
      socket.latest().send(envelope);
      assertThat(socket.next()).isEqualTo("{\"envelope_id\":\"u\"}");
    }
    socket.latest().send("no json");
    socket.latest().send("[]");
    assertThat(ask("137")).contains("SIGKILL");
  }

  @Test
  void disconnect_opensTheNextSessionFirst() throws Exception {
    startAndConnect();
    var old = socket.latest();
    old.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
    await().until(() -> socket.opened() == 2);
    assertThat(bot.status().connected()).isTrue();
    assertThat(ask("137")).contains("SIGKILL");
    await().until(old::isClosed);
    assertThat(bot.status().connected()).isTrue();
  }

  /** Slack announces the end of a session, has no other one to give, and then goes silent. */
  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested"})
  void announcedEndWithoutASuccessor_isNoticedOnceTheOldSessionIsDead(String reason)
      throws Exception {
    startAndConnect();
    fake.answer("apps.connections.open", aResponse().withStatus(503));
    var old = socket.latest();
    old.send("{\"type\":\"disconnect\",\"reason\":\"" + reason + "\"}");
    await().until(() -> fake.calls("apps.connections.open") > 2);
    assertThat(bot.status().connected()).isTrue();
    assertThat(ask("137")).contains("SIGKILL");

    socket.silence();
    await().atMost(Duration.ofSeconds(20)).until(() -> !bot.status().connected());
    assertThat(bot.status().detail()).contains("Slack cannot be reached").contains("503");

    socket.speak();
    fake.answer("apps.connections.open", opens());
    await().atMost(Duration.ofSeconds(20)).until(() -> bot.status().connected());
    assertThat(ask("143")).contains("SIGTERM");
  }

  @Test
  void closedSession_isReplaced() throws Exception {
    startAndConnect();
    socket.latest().closeConnection(1006, "gone");
    await().until(() -> socket.opened() == 2 && bot.status().connected());
    assertThat(ask("137")).contains("SIGKILL");
  }

  @Test
  void silentSession_isReplaced() throws Exception {
    startAndConnect();
    socket.silence();
    await().atMost(Duration.ofSeconds(20)).until(() -> socket.opened() >= 2);
    socket.speak();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> bot.status().connected() && socket.latest().isOpen());
    assertThat(ask("137")).contains("SIGKILL");
  }

  @Test
  void startsWhileSlackIsDown_andConnectsWhenItIsBack() throws Exception {
    fake.answerInTurn(
        "/api/apps.connections.open",
        List.of(
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
            aResponse().withStatus(500),
            aResponse().withStatus(429).withHeader("Retry-After", "1"),
            okJson("{\"ok\":false,\"error\":\"invalid_auth\"}"),
            okJson("garbage"),
            okJson("{\"ok\":true,\"url\":\"ws://127.0.0.1:9/\"}")));
    bot.start();
    assertThat(bot.status().connected()).isFalse();
    await().until(() -> bot.status().detail().contains("Slack cannot be reached"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> fake.calls("apps.connections.open") > 7 && !bot.status().connected());
    Instant outageEnded = Clock.systemUTC().instant();
    fake.answer("apps.connections.open", opens());
    await().atMost(Duration.ofSeconds(30)).until(() -> bot.status().connected());
    assertThat(ask("137")).contains("SIGKILL");
    assertThat(bot.status().since()).isAfterOrEqualTo(outageEnded);
  }

  @Test
  void close_isQuickAndFinal() throws Exception {
    startAndConnect();
    long before = System.nanoTime();
    bot.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    assertThat(bot.status().connected()).isFalse();
    await().until(() -> socket.latest().isClosed());
  }

  @Test
  void close_whileASessionOpens_leavesNoneBehind() throws Exception {
    socket.mute();
    bot.start();
    await().until(() -> socket.opened() == 1);
    bot.close();
    await().until(() -> socket.latest().isClosed());
  }

  @Test
  void close_isQuickWhileSlackIsDown() throws Exception {
    fake.answer("apps.connections.open", aResponse().withStatus(500));
    bot.start();
    await().until(() -> fake.calls("apps.connections.open") > 1);
    long before = System.nanoTime();
    bot.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }
}
