package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.redact.Secret;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Forms in modals, from the shortcut to what the bot answers, as Slack's wire has them. */
final class ModalsTest {
  private static final String FORM =
      """
      {"type": "modal", "callback_id": "why", "title": {"type": "plain_text", "text": "Why"},
       "submit": {"type": "plain_text", "text": "Send"}, "blocks": [
        {"type": "input", "block_id": "pod", "label": {"type": "plain_text", "text": "Pod"},
         "element": {"type": "external_select", "action_id": "pick", "min_query_length": 0}},
        {"type": "input", "block_id": "note", "optional": true,
         "label": {"type": "plain_text", "text": "Note"},
         "element": {"type": "plain_text_input", "action_id": "say"}}]}\
      """;
  private static final String OPTION =
      "{\"text\": {\"type\": \"plain_text\", \"text\": \"shop/cart\"}, \"value\": \"k1\"}";
  private static final String CHOSEN = "{\"pod\": " + OPTION + ", \"note\": \"\"}";

  private FakeBot bot;
  private Workspace workspace;
  private Hand hand;

  @BeforeEach
  void open() throws IOException {
    bot = new FakeBot();
    workspace = Workspace.start(0, Secret.of("the-signing-secret"));
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
  void globalShortcut_tellsTheBotWhatWasChosen() throws Exception {
    hand.act("global", Json.object().put("channel", Ids.CHANNEL).put("callback_id", "why"));
    JsonNode payload = bot.next().payload();
    assertThat(payload.path("type").asString("")).isEqualTo("shortcut");
    assertThat(payload.path("callback_id").asString("")).isEqualTo("why");
    assertThat(payload.path("user").path("id").asString("")).isEqualTo(Ids.PERSON);
    assertThat(payload.path("trigger_id").asString("")).isNotEmpty();
    assertThat(payload.has("message")).isFalse();
  }

  @Test
  void typing_asksTheBotForOptions() throws Exception {
    String view = openForm();
    bot.answer = "{\"options\": [" + OPTION + "]}";
    ObjectNode typed = Json.object().put("view_id", view).put("block_id", "pod");
    JsonNode answer = hand.act("suggest", typed.put("value", "ca"));
    JsonNode payload = bot.next().payload();
    assertThat(payload.path("type").asString("")).isEqualTo("block_suggestion");
    assertThat(payload.path("action_id").asString("")).isEqualTo("pick");
    assertThat(payload.path("value").asString("")).isEqualTo("ca");
    assertThat(payload.at("/container/view_id").asString("")).isEqualTo(view);
    assertThat(answer.at("/options/0/value").asString("")).isEqualTo("k1");
  }

  @Test
  void optionsThatSlackRefuses_areRefused() throws Exception {
    String view = openForm();
    bot.answer = "{\"options\": [" + OPTION.replace("k1", "k".repeat(151)) + "]}";
    JsonNode answer =
        hand.act("suggest", Json.object().put("view_id", view).put("block_id", "pod"));
    assertThat(answer.toString()).contains("invalid_options", "/options/0/value");
  }

  @Test
  void filledInForm_reachesTheBotAsSlackReportsIt() throws Exception {
    JsonNode answer = submit(openForm(), CHOSEN);
    JsonNode payload = bot.next().payload();
    assertThat(payload.path("type").asString("")).isEqualTo("view_submission");
    assertThat(payload.at("/view/callback_id").asString("")).isEqualTo("why");
    JsonNode values = payload.at("/view/state/values");
    assertThat(values.at("/pod/pick/selected_option/value").asString("")).isEqualTo("k1");
    assertThat(values.at("/pod/pick/type").asString("")).isEqualTo("external_select");
    assertThat(values.at("/note/say/value").isNull()).isTrue();
    assertThat(answer.path("fields").isEmpty()).isTrue();
    assertThat(hand.seen().has("view")).as("still open").isFalse();
  }

  @Test
  void emptyField_isNotSentButSaid() throws Exception {
    JsonNode answer = submit(openForm(), "{\"note\": \"x\"}");
    assertThat(answer.at("/fields/pod").asString(""))
        .isEqualTo("Please complete this required field.");
    assertThat(answer.path("fields").size()).isEqualTo(1);
    assertThat(hand.seen().has("view")).isTrue();
  }

  @Test
  void botsErrors_standBesideTheirFields() throws Exception {
    String view = openForm();
    bot.answer = "{\"response_action\": \"errors\", \"errors\": {\"pod\": \"too old\"}}";
    assertThat(submit(view, CHOSEN).at("/fields/pod").asString("")).isEqualTo("too old");
    assertThat(hand.seen().has("view")).isTrue();
  }

  @Test
  void update_showsOtherContentInTheSameModal() throws Exception {
    String view = openForm();
    String before = hand.seen().at("/view/hash").asString("");
    String next = FORM.replace("\"Why\"", "\"Done\"");
    bot.answer = "{\"response_action\": \"update\", \"view\": " + next + "}";
    assertThat(submit(view, CHOSEN).path("fields").isEmpty()).isTrue();
    JsonNode seen = hand.seen().path("view");
    assertThat(seen.at("/title/text").asString("")).isEqualTo("Done");
    assertThat(seen.path("id").asString("")).isEqualTo(view);
    assertThat(seen.path("hash").asString("")).isNotEqualTo(before);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"response_action": "errors", "errors": {"other": "x"}} | invalid_errors
          {"response_action": "errors", "errors": {}}             | invalid_errors
          {"response_action": "shout"}                            | invalid_response_action
          {"response_action": "update", "view": {"type": "home"}} | invalid_arguments
          """)
  void answerThatSlackRefuses_isRefused(String answer, String error) throws Exception {
    String view = openForm();
    bot.answer = answer;
    assertThat(submit(view, CHOSEN).path("error").asString("")).isEqualTo(error);
    assertThat(hand.seen().has("view")).isTrue();
  }

  @Test
  void closedModal_takesNothingMore() throws Exception {
    String view = openForm();
    hand.act("close", Json.object().put("view_id", view));
    assertThat(submit(view, CHOSEN).path("error").asString("")).isEqualTo("view_not_found");
  }

  private JsonNode submit(String view, String values) throws Exception {
    ObjectNode form = Json.object().put("view_id", view);
    form.set("values", Json.read(values));
    return hand.act("submit", form);
  }

  /** The id of the opened modal. */
  private String openForm() throws Exception {
    hand.act("global", Json.object().put("callback_id", "why"));
    ObjectNode open =
        Json.object().put("trigger_id", bot.next().payload().path("trigger_id").asString(""));
    open.set("view", Json.read(FORM));
    JsonNode opened = hand.call("views.open", open);
    assertThat(opened.path("ok").asBoolean()).as(opened.toString()).isTrue();
    return opened.at("/view/id").asString("");
  }
}
