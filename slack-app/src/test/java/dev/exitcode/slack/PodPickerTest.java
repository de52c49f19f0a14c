package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.exitcode.access.Audit;
import dev.exitcode.access.Right;
import dev.exitcode.redact.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The modal and its type-ahead, on both transports, with names as long as Kubernetes allows. */
final class PodPickerTest {
  private static final String LONG = "a".repeat(120) + "-" + "b".repeat(126) + "-x2x4z";

  private final FakeSlack fake = new FakeSlack();
  private final FakeCluster cluster = new FakeCluster("payments/api-7c9", "secret/vault-0");
  private SlackBot bot;
  private @Nullable SlackClient slack;

  @BeforeEach
  void names() {
    assertThat(LONG).hasSize(253);
    for (int i = 0; i < 150; i++) {
      cluster.add("payments/%03d".formatted(i) + LONG.substring(3));
    }
  }

  private void start(Connection connection) throws Exception {
    Knowledge knowledge =
        cluster.knowledge(
            FakeCluster.user("U0USER", "payments", Right.PODS),
            FakeCluster.channel("C0CHANNEL", "payments", Right.PODS));
    bot =
        new SlackBot(
            Fixtures.config(connection, fake.endpoints()),
            knowledge,
            Clock.systemUTC(),
            SocketDoorTest.QUICK);
    bot.start();
  }

  private void startHttp() throws Exception {
    start(Fixtures.http(Fixtures.SECRET));
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  @AfterEach
  void stop() {
    if (slack != null) {
      slack.close();
    }
    bot.close();
    fake.close();
  }

  private static JsonObject payload(String type, String user) {
    JsonObject payload =
        JsonParser.parseString(
                """
                {"token":"x","api_app_id":"A0APP","enterprise":null,"is_enterprise_install":false,
                 "team":{"id":"T0TEAM","domain":"example"},"trigger_id":"1337.42.abc"}
                """)
            .getAsJsonObject();
    payload.addProperty("type", type);
    JsonObject who = new JsonObject();
    who.addProperty("id", user);
    who.addProperty("team_id", "T0TEAM");
    payload.add("user", who);
    return payload;
  }

  private static JsonObject typing(String user, String typed) {
    JsonObject payload = payload("block_suggestion", user);
    payload.addProperty("action_id", PodPicker.SELECT);
    payload.addProperty("block_id", "pod");
    payload.addProperty("value", typed);
    return payload;
  }

  private static JsonObject choice(String user, String key) {
    JsonObject payload = payload("view_submission", user);
    payload.add(
        "view",
        JsonParser.parseString(
            """
            {"id":"V1","type":"modal","callback_id":"ask_about_pod","blocks":[],
             "state":{"values":{"pod":{"pod.select":{"type":"external_select",
               "selected_option":{"text":{"type":"plain_text","text":"x"},"value":"%s"}}}}}}
            """
                .formatted(key)));
    return payload;
  }

  private String send(JsonObject payload) throws Exception {
    var answer =
        slack.send(slack.signed(SlackClient.encode(Map.of("payload", payload.toString()))));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static JsonArray checked(JsonObject answer) {
    JsonArray options = answer.getAsJsonArray("options");
    assertThat(options.size()).isLessThanOrEqualTo(100);
    for (JsonElement each : options) {
      JsonObject option = each.getAsJsonObject();
      for (String text : new String[] {"text", "description"}) {
        JsonObject plain = option.getAsJsonObject(text);
        assertThat(plain.get("type").getAsString()).isEqualTo("plain_text");
        assertThat(plain.get("text").getAsString().length()).isBetween(1, 75);
      }
      assertThat(option.get("value").getAsString().length()).isBetween(1, 75);
    }
    return options;
  }

  private JsonArray options(String user, String typed) throws Exception {
    return checked(JsonParser.parseString(send(typing(user, typed))).getAsJsonObject());
  }

  @Test
  void longNames_fitOverHttp() throws Exception {
    startHttp();
    JsonArray options = options("U0USER", "x2x4");
    assertThat(options).hasSize(100);
    String label =
        options.get(0).getAsJsonObject().getAsJsonObject("text").get("text").getAsString();
    assertThat(label).startsWith("🔴 payments/000").contains("…").endsWith("bbb-x2x4z");
  }

  @Test
  void longNames_fitOverTheSocket() throws Exception {
    try (FakeSocket socket = new FakeSocket()) {
      fake.answer(
          "apps.connections.open", okJson("{\"ok\":true,\"url\":\"" + socket.url() + "\"}"));
      start(new Connection.SocketMode(Secret.of(Fixtures.APP_TOKEN)));
      await().until(() -> bot.status().connected());
      JsonObject envelope = new JsonObject();
      envelope.addProperty("type", "interactive");
      envelope.addProperty("envelope_id", "e-1");
      envelope.addProperty("accepts_response_payload", true);
      envelope.add("payload", typing("U0USER", ""));
      socket.latest().send(envelope.toString());
      JsonObject ack = JsonParser.parseString(socket.next()).getAsJsonObject();
      assertThat(ack.get("envelope_id").getAsString()).isEqualTo("e-1");
      assertThat(checked(ack.getAsJsonObject("payload"))).hasSize(100);
    }
  }

  @Test
  void options_areOnlyWhatTheUserMaySee() throws Exception {
    startHttp();
    assertThat(options("U0USER", "vault")).isEmpty();
    assertThat(options("U0OTHER", "api")).isEmpty();
    assertThat(options("U0USER", "api")).hasSize(1);
    assertThat(options("U0USER", "x".repeat(10_000))).isEmpty();
  }

  /** Each letter typed asks who types, and Slack may be long in saying so. */
  @Test
  void s43_typing_takesNoRoomFromOthers() throws Exception {
    fake.answer("users.info", okJson("{\"ok\":true}").withFixedDelay(3_000));
    startHttp();
    for (int i = 0; i <= Background.MOST_AT_ONCE; i++) {
      send(typing("U0USER", "api"));
    }
    assertThat(slack.ask("pod payments/api").body()).doesNotContain("Too many questions");
  }

  @Test
  void choice_isAnsweredDirectly() throws Exception {
    startHttp();
    String key = options("U0USER", "api").get(0).getAsJsonObject().get("value").getAsString();
    assertThat(send(choice("U0USER", key))).isNullOrEmpty();
    await().until(() -> !fake.posts().isEmpty());
    JsonObject card = SlackLimits.checkMessage(fake.posts().getFirst());
    assertThat(card.get("channel").getAsString()).isEqualTo("U0USER");
    assertThat(card.toString()).contains("Liveness probe failed");
  }

  @Test
  void choiceOfAnother_isRefused() throws Exception {
    startHttp();
    String key = options("U0USER", "api").get(0).getAsJsonObject().get("value").getAsString();
    Logger audit = (Logger) LoggerFactory.getLogger(Audit.LOGGER);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    audit.addAppender(lines);
    assertThat(send(choice("U0OTHER", key))).contains("response_action", "too old");
    assertThat(send(choice("U0USER", "prod:secret/vault-0"))).contains("too old");
    bot.close();
    audit.detachAppender(lines);
    assertThat(lines.list)
        .extracting(line -> line.getKeyValuePairs().getLast().toString())
        .containsExactly("decision=\"BAD_KEY\"", "decision=\"BAD_KEY\"");
    assertThat(fake.posts()).isEmpty();
  }

  /** Thousands are offered while people type; those of answers must outlive them. */
  @Test
  void keysOfOptions_areNotAmongThoseOfButtons() throws Exception {
    startHttp();
    String key = options("U0USER", "api").get(0).getAsJsonObject().get("value").getAsString();
    String click = new Clicked(PodButtons.EVENTS, key, fake.responseUrl()).json();
    slack.send(slack.signed(SlackClient.encode(Map.of("payload", click))));
    await().until(() -> !fake.responses().isEmpty());
    assertThat(fake.responses().getFirst()).contains("too old");
  }

  @Test
  void shortcut_opensTheModal() throws Exception {
    startHttp();
    JsonObject shortcut = payload("shortcut", "U0USER");
    shortcut.addProperty("callback_id", PodPicker.SHORTCUT);
    shortcut.remove("api_app_id");
    send(shortcut);
    await().until(() -> fake.calls("views.open") == 1);
    String form =
        URLDecoder.decode(
            fake.server()
                .findAll(postRequestedFor(urlEqualTo("/api/views.open")))
                .getFirst()
                .getBodyAsString(),
            StandardCharsets.UTF_8);
    assertThat(form).contains("external_select", "\"min_query_length\":0", "ask_about_pod");
  }

  @Test
  void typingOfAnotherWorkspace_isRefused() throws Exception {
    startHttp();
    String other = typing("U0USER", "api").toString().replace("T0TEAM", "T0OTHER");
    var answer = slack.send(slack.signed(SlackClient.encode(Map.of("payload", other))));
    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
