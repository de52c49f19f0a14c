package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.SlackSignature;
import dev.exitcode.SetClock;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class WorkspaceTest {
  private static final String SECRET = "the-signing-secret";
  private static final String BUTTON =
      """
      {"text": "t", "blocks": [{"type": "actions", "block_id": "b", "elements": [{"type": "button",
       "action_id": "go", "value": "v", "text": {"type": "plain_text", "text": "Go"}}]}]}\
      """;

  private final SetClock clock = new SetClock();
  private FakeBot bot;
  private Workspace workspace;
  private Hand hand;

  @BeforeEach
  void open() throws IOException {
    bot = new FakeBot();
    workspace = Workspace.start(0, Secret.of(SECRET), clock);
    workspace.connect(bot.address());
    hand = new Hand(workspace);
  }

  @AfterEach
  void close() {
    hand.close();
    workspace.close();
    bot.close();
  }

  @Test
  void command_isSignedAsSlacksOwnSdkSigns() throws Exception {
    hand.say("/exitcode 137 java & <b>ü</b>");
    FakeBot.Sent sent = bot.next();
    String timestamp = sent.headers().get("X-slack-request-timestamp").getFirst();
    assertThat(sent.headers().get("X-slack-signature"))
        .containsExactly(new SlackSignature.Generator(SECRET).generate(timestamp, sent.body()));
    assertThat(timestamp).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
    assertThat(sent.field("command")).isEqualTo("/exitcode");
    assertThat(sent.field("text")).isEqualTo("137 java & <b>ü</b>");
    assertThat(sent.field("response_url")).startsWith(workspace.responseUrls().toString());
  }

  @Test
  void acknowledgement_isShownToTheAskerOnly() throws Exception {
    bot.answer = "{\"text\": \"*139*\"}";
    hand.say("/exitcode 139");
    assertThat(hand.newest().path("text").asString("")).isEqualTo("*139*");
    assertThat(hand.newest().path("ephemeral").asBoolean()).isTrue();
  }

  @Test
  void command_isShownAsALineOfTheStandIn() throws Exception {
    bot.answer = "{\"text\": \"*139*\"}";
    hand.say("/exitcode <139>");
    JsonNode line = hand.seen().path("messages").path(2);
    assertThat(line.path("author").asString("")).isEqualTo("stand_in");
    assertThat(line.path("text").asString("")).isEqualTo("/exitcode <139>");
  }

  @Test
  void publicAcknowledgement_isShownBelowTheCommand() throws Exception {
    bot.answer = "{\"text\": \"hello\", \"response_type\": \"in_channel\"}";
    hand.say("/exitcode 139");
    JsonNode messages = hand.seen().path("messages");
    assertThat(messages.path(3).path("author").asString("")).isEqualTo("person");
    assertThat(messages.path(3).path("text").asString("")).isEqualTo("/exitcode 139");
    assertThat(messages.path(4).path("ephemeral").asBoolean()).isFalse();
  }

  @ParameterizedTest(name = "status {0} -> {1}")
  @CsvSource({"500, http_service_error", "401, http_client_error", "302, http_client_error"})
  void badStatus_isShownAsSlackShowsIt(int status, String error) throws Exception {
    bot.status = status;
    hand.say("/exitcode 139");
    assertThat(hand.newest().path("text").asString(""))
        .isEqualTo("/exitcode failed with the error \"" + error + "\"");
  }

  @Test
  void silentBot_timesOutAfterThreeSeconds() throws Exception {
    bot.silent = true;
    hand.say("/exitcode 139");
    assertThat(hand.newest().path("text").asString("")).contains("operation_timeout");
  }

  @Test
  void absentBot_isNotDispatchedTo() throws Exception {
    bot.close();
    hand.say("/exitcode 139");
    assertThat(hand.newest().path("text").asString("")).contains("dispatch_failed");
  }

  @Test
  void badAcknowledgement_isRefusedInSlacksWords() throws Exception {
    bot.answer = "{\"blocks\": [{\"type\": \"header\"}]}";
    hand.say("/exitcode 139");
    assertThat(hand.newest().path("text").asString(""))
        .contains("invalid_blocks", "missing required field: text [json-pointer:/blocks/0]");
  }

  @Test
  void otherCommand_isNotSent() throws Exception {
    hand.say("/help");
    assertThat(hand.newest().path("text").asString("")).contains("is not a valid command");
  }

  @Test
  void click_tellsTheBotWhatWasClickedAndWhere() throws Exception {
    JsonNode posted = hand.call("chat.postMessage", inChannel(BUTTON));
    ObjectNode click = Json.object().put("ts", posted.path("ts").asString(""));
    hand.act("click", click.put("block_id", "b").put("action_id", "go"));
    JsonNode payload = bot.next().payload();
    assertThat(payload.path("type").asString("")).isEqualTo("block_actions");
    assertThat(payload.at("/actions/0/value").asString("")).isEqualTo("v");
    assertThat(payload.at("/message/ts")).isEqualTo(posted.path("ts"));
    assertThat(payload.at("/channel/id").asString("")).isEqualTo(Ids.CHANNEL);
  }

  @Test
  void directMessage_reachesTheBotAsASignedEvent() throws Exception {
    hand.act("say", Json.object().put("channel", Ids.DIRECT).put("text", "a < b"));
    FakeBot.Sent sent = bot.next();
    String timestamp = sent.headers().get("X-slack-request-timestamp").getFirst();
    assertThat(sent.headers().get("X-slack-signature"))
        .containsExactly(new SlackSignature.Generator(SECRET).generate(timestamp, sent.body()));
    JsonNode event = Json.read(sent.body()).path("event");
    assertThat(event.path("channel_type").asString("")).isEqualTo("im");
    assertThat(event.path("text").asString("")).isEqualTo("a &lt; b");
    ObjectNode answer = Json.object().put("channel", Ids.DIRECT).put("text", "because");
    assertThat(hand.call("chat.postMessage", answer).path("ok").asBoolean()).isTrue();
    assertThat(hand.newest().path("channel").asString("")).isEqualTo(Ids.DIRECT);
  }

  @Test
  void attachedFile_isGivenToTheTokenOnly() throws Exception {
    ObjectNode said = Json.object().put("channel", Ids.DIRECT).put("text", "");
    said.putObject("file").put("name", "crash.log").put("text", "exit 137");
    hand.act("say", said);
    JsonNode file = Json.read(bot.next().body()).at("/event/files/0");
    URI url = URI.create(file.path("url_private_download").asString(""));
    assertThat(url.toString()).startsWith(workspace.files().toString());
    assertThat(hand.get(url, "").statusCode()).isEqualTo(302);
    String token = workspace.botToken().reveal();
    assertThat(hand.get(url, token).body()).isEqualTo("exit 137");
  }

  @Test
  void menuOfAMessage_tellsTheBotWhatItSays() throws Exception {
    hand.say("it died");
    ObjectNode which = Json.object().put("ts", hand.newest().path("ts").asString(""));
    hand.act("shortcut", which);
    JsonNode payload = bot.next().payload();
    assertThat(payload.path("type").asString("")).isEqualTo("message_action");
    assertThat(payload.path("callback_id").asString("")).isEqualTo("explain_crash");
    assertThat(payload.at("/message/text").asString("")).isEqualTo("it died");
  }

  @ParameterizedTest(name = "after {0} ms: {1}")
  @CsvSource({"0, ''", "3000, ''", "3001, expired_trigger_id"})
  void trigger_opensOneModalWithinThreeSeconds(long after, String error) throws Exception {
    String view =
        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"T\"},\"blocks\":[]}";
    hand.say("/exitcode 139");
    ObjectNode open = Json.object().put("trigger_id", bot.next().field("trigger_id"));
    open.set("view", Json.read(view));
    clock.forward(Duration.ofMillis(after));
    assertThat(hand.call("views.open", open).path("error").asString("")).isEqualTo(error);
    assertThat(hand.seen().has("view")).isEqualTo(error.isEmpty());
    if (error.isEmpty()) {
      assertThat(hand.call("views.open", open).path("error").asString(""))
          .isEqualTo("exchanged_trigger_id");
    }
  }

  @Test
  void webApi_wantsItsToken() throws Exception {
    URI method = workspace.api().resolve("auth.test");
    assertThat(hand.post(method, "{}").body()).contains("not_authed");
    assertThat(hand.post(method, "{\"token\":\"xoxb-other\"}").body()).contains("invalid_auth");
    JsonNode answer = hand.call("auth.test", Json.object());
    assertThat(answer.path("team_id").asString("")).isEqualTo(Ids.TEAM);
  }

  @Test
  void webApi_refusesWhatSlackRefuses() throws Exception {
    assertThat(hand.call("chat.postMessage", Json.object().put("channel", "C1")).path("error"))
        .hasToString("\"channel_not_found\"");
    assertThat(hand.call("chat.postMessage", inChannel("{}")).path("error"))
        .hasToString("\"no_text\"");
    assertThat(hand.call("chat.nothing", Json.object()).path("error"))
        .hasToString("\"unknown_method\"");
  }

  @Test
  void takenPort_isNamed() {
    assertThatThrownBy(() -> Workspace.start(workspace.page().getPort(), Secret.of(SECRET)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is taken");
  }

  private static ObjectNode inChannel(String payload) {
    return ((ObjectNode) Json.read(payload)).put("channel", Ids.CHANNEL);
  }
}
