package dev.exitcode.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Direct messages and the message shortcut, over HTTP. */
final class PastesTest {
  private static final String CRASH = "the pod died of liveness-probe-failed again and again";

  private final FakeSlack fake = new FakeSlack();
  private SlackBot bot;
  private SlackClient slack;

  @BeforeEach
  void start() throws Exception {
    bot = Fixtures.started(fake.endpoints(), Fixtures.KNOWLEDGE, Clock.systemUTC());
    slack = new SlackClient(bot.address(), Fixtures.SECRET);
  }

  @AfterEach
  void stop() {
    slack.close();
    bot.close();
    fake.close();
  }

  private HttpResponse<String> tell(String event) throws Exception {
    return slack.send(slack.signed(event).setHeader("Content-Type", "application/json"));
  }

  private HttpResponse<String> choose(String payload) throws Exception {
    return slack.send(slack.signed(SlackClient.encode(Map.of("payload", payload))));
  }

  private JsonObject posted() {
    await().until(() -> !fake.posts().isEmpty());
    return SlackLimits.checkMessage(fake.posts().getLast());
  }

  private JsonObject responded() {
    await().until(() -> !fake.responses().isEmpty());
    return SlackLimits.checkMessage(fake.responses().getLast());
  }

  private String fileUrl(String text) {
    fake.server().stubFor(get(urlEqualTo("/f/crash.log")).willReturn(aResponse().withBody(text)));
    return fake.server().baseUrl() + "/f/crash.log";
  }

  @Test
  void directMessage_isAcknowledgedAndAnsweredThere() throws Exception {
    HttpResponse<String> ack = tell(SlackPayloads.direct("Ev1", CRASH));
    assertThat(ack.statusCode()).isEqualTo(200);
    assertThat(ack.body()).doesNotContain("liveness");

    JsonObject answer = posted();
    assertThat(answer.get("channel").getAsString()).isEqualTo("D0DIRECT");
    assertThat(answer.get("text").getAsString()).startsWith("Liveness probe failed, likely");
    assertThat(answer.toString()).contains("kubectl logs api-7c9").doesNotContain(Buttons.SHARE);
    var call =
        fake.server().findAll(postRequestedFor(urlEqualTo("/api/chat.postMessage"))).getFirst();
    assertThat(call.getHeader("Authorization")).isEqualTo("Bearer " + Fixtures.BOT_TOKEN);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "137, 137 · SIGKILL",
    "`OOMKilled`, OOMKilled",
    "help, Type /exitcode",
    "what on earth is this thing here, Nothing found.",
    "this thing here is in good order, Nothing here is broken",
  })
  void directQuestion_isAnsweredAsTheCommandIs(String text, String start) throws Exception {
    tell(SlackPayloads.direct("Ev1", text));
    assertThat(posted().get("text").getAsString()).contains(start);
  }

  @Test
  void redeliveredEvent_isAnsweredOnce() throws Exception {
    for (int i = 0; i < 4; i++) {
      JsonObject again =
          JsonParser.parseString(SlackPayloads.direct("Ev1", CRASH)).getAsJsonObject();
      again.addProperty("event_time", 1_700_000_000 + i); // so that the signature differs
      assertThat(tell(again.toString()).statusCode()).isEqualTo(200);
    }
    tell(SlackPayloads.direct("Ev2", CRASH));
    bot.close(); // Finishes what runs in the background.
    assertThat(fake.posts()).hasSize(2);
  }

  @Test
  void replayedEvent_isAnsweredOnce() throws Exception {
    var request =
        slack
            .signed(SlackPayloads.direct("Ev1", CRASH))
            .setHeader("Content-Type", "application/json");
    for (int i = 0; i < 20; i++) {
      assertThat(slack.send(request).statusCode()).isEqualTo(200);
    }
    bot.close();
    assertThat(fake.posts()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "bot_id, B0OTHER",
    "user, U0BOT",
    "user, USLACKBOT",
    "subtype, message_changed",
    "subtype, message_deleted",
    "subtype, bot_message",
    "channel_type, channel",
    "channel_type, mpim",
    "type, app_home_opened",
  })
  void otherEvents_areLeftAlone(String field, String value) throws Exception {
    String event = SlackPayloads.direct("Ev1", CRASH, Map.of(field, value)).toString();
    assertThat(tell(event).statusCode()).isEqualTo(200);
    bot.close();
    assertThat(fake.posts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"team_id, T0OTHER", "api_app_id, A0OTHER", "enterprise_id, E0OTHER"})
  void eventOfAnotherPlace_isRefused(String field, String value) throws Exception {
    JsonObject event = JsonParser.parseString(SlackPayloads.direct("Ev1", CRASH)).getAsJsonObject();
    event.addProperty(field, value);
    await().until(() -> bot.apiStatus().connected());
    assertThat(tell(event.toString()).statusCode()).isEqualTo(field.startsWith("e") ? 200 : 403);
    bot.close();
  }

  @Test
  void unsignedEvent_isRefused() throws Exception {
    String event = SlackPayloads.direct("Ev1", CRASH);
    var request = slack.unsigned(event).setHeader("Content-Type", "application/json");
    assertThat(slack.send(request).statusCode()).isEqualTo(401);
    bot.close();
    assertThat(fake.posts()).isEmpty();
  }

  @Test
  void challenge_isAnsweredToSlackOnly() throws Exception {
    String body = "{\"type\":\"url_verification\",\"token\":\"x\",\"challenge\":\"3eZbrw1a\"}";
    HttpResponse<String> answer = tell(body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"challenge\":\"3eZbrw1a\"}");
    var unsigned = slack.unsigned(body).setHeader("Content-Type", "application/json");
    assertThat(slack.send(unsigned).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "5",
        "{\"type\":\"event_callback\"}",
        "{\"type\":\"event_callback\",\"event\":5}",
        "{\"type\":\"url_verification\"}",
        "command=%2Fexitcode&text=137",
      })
  void otherJson_isRefused(String body) throws Exception {
    assertThat(tell(body).statusCode()).isEqualTo(400);
  }

  @Test
  void deepJson_isRefused() throws Exception {
    String deep = "{\"type\":\"event_callback\",\"event\":{\"x\":" + "[".repeat(100_000);
    assertThat(tell(deep).statusCode()).isEqualTo(400);
    assertThat(slack.ask("137").statusCode()).isEqualTo(200);
  }

  @Test
  void attachedFile_isReadWithTheTokenAndDiagnosed() throws Exception {
    tell(SlackPayloads.directWith("Ev1", "", SlackPayloads.file(fileUrl("log\n" + CRASH))));
    assertThat(posted().get("text").getAsString()).startsWith("Liveness probe failed");
    var download = fake.server().findAll(getRequestedFor(urlEqualTo("/f/crash.log"))).getFirst();
    assertThat(download.getHeader("Authorization")).isEqualTo("Bearer " + Fixtures.BOT_TOKEN);
  }

  @Test
  void fileThatCannotBeRead_isSaidBesideTheAnswer() throws Exception {
    JsonObject hidden = SlackPayloads.file("");
    hidden.remove("url_private");
    hidden.remove("url_private_download");
    hidden.addProperty("file_access", "check_file_info");
    tell(SlackPayloads.directWith("Ev1", "137", hidden));
    assertThat(posted().get("text").getAsString())
        .contains("SIGKILL")
        .contains("I cannot see that file. Send it to me in a direct message");
  }

  @Test
  void onlyAnUnreadableFile_isSaid() throws Exception {
    tell(SlackPayloads.directWith("Ev1", "", SlackPayloads.file("https://evil.example/f")));
    assertThat(posted().get("text").getAsString()).startsWith("I cannot see that file.");
  }

  @Test
  void cutText_asksForAFileInADirectMessage() throws Exception {
    tell(SlackPayloads.direct("Ev1", CRASH + "..."));
    assertThat(posted().get("text").getAsString())
        .contains("The text looks cut")
        .contains("as a file in a direct message");
  }

  @Test
  void shortcut_answersTheOneWhoClicked() throws Exception {
    var ack =
        choose(SlackPayloads.shortcut("1.2.a", fake.responseUrl(), SlackPayloads.message(CRASH)));
    assertThat(ack.statusCode()).isEqualTo(200);
    assertThat(ack.body()).isNullOrEmpty();
    JsonObject answer = responded();
    assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(answer.get("replace_original").getAsBoolean()).isFalse();
    assertThat(answer.get("text").getAsString()).startsWith("Liveness probe failed");
  }

  @Test
  void shortcutOnAnAlert_readsItsBlocksAndAttachments() throws Exception {
    JsonObject alert =
        JsonParser.parseString(
                """
                {"type":"message","subtype":"bot_message","bot_id":"B0ALERT","text":"FIRING",
                 "ts":"1.2",
                 "blocks":[{"type":"section","text":{"type":"mrkdwn","text":"pod api &lt;x&gt;"}},
                           {"type":"a_block_of_the_future","text":"soon"}],
                 "attachments":[{"color":"danger","title":"KubePodCrashLooping",
                   "fields":[{"title":"cause","value":"liveness-probe-failed"}]}]}
                """)
            .getAsJsonObject();
    choose(SlackPayloads.shortcut("1.2.a", fake.responseUrl(), alert));
    assertThat(responded().get("text").getAsString()).startsWith("Liveness probe failed");
  }

  @Test
  void redeliveredShortcut_isAnsweredOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      JsonObject message = SlackPayloads.message(CRASH);
      message.addProperty("again", i);
      choose(SlackPayloads.shortcut("1.2.a", fake.responseUrl(), message));
    }
    bot.close();
    assertThat(fake.responses()).hasSize(1);
  }

  @Test
  void shortcutOfAnotherWorkspace_isRefused() throws Exception {
    String other =
        SlackPayloads.shortcut("1.2.a", fake.responseUrl(), SlackPayloads.message(CRASH));
    assertThat(choose(other.replace("T0TEAM", "T0OTHER")).statusCode()).isEqualTo(403);
    bot.close();
    assertThat(fake.responses()).isEmpty();
  }

  @Test
  void otherShortcut_isAcknowledgedOnly() throws Exception {
    String other =
        SlackPayloads.shortcut("1.2.a", fake.responseUrl(), SlackPayloads.message(CRASH));
    assertThat(choose(other.replace("explain_crash", "other")).statusCode()).isEqualTo(200);
    bot.close();
    assertThat(fake.responses()).isEmpty();
  }

  @Test
  void refusedMessage_isNotPostedTwice() throws Exception {
    fake.answer("chat.postMessage", okJson("{\"ok\":false,\"error\":\"missing_scope\"}"));
    tell(SlackPayloads.direct("Ev1", CRASH));
    await().until(() -> !fake.posts().isEmpty());
    bot.close();
    assertThat(fake.posts()).hasSize(1);
  }
}
