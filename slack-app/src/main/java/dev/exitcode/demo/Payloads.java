package dev.exitcode.demo;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack tells an app, field by field as in docs.slack.dev: {@code
 * /interactivity/implementing-slash-commands} and {@code /reference/interaction-payloads}.
 */
final class Payloads {
  /** Slack still sends its deprecated verification token; apps must not rely on it. */
  private static final String VERIFICATION_TOKEN = "deprecated";

  private Payloads() {}

  /** A slash command's form fields. */
  static Map<String, String> command(String channel, String text, String trigger, URI answer) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", VERIFICATION_TOKEN);
    fields.put("team_id", Ids.TEAM);
    fields.put("team_domain", Ids.TEAM_DOMAIN);
    fields.put("channel_id", channel);
    fields.put("channel_name", name(channel));
    fields.put("user_id", Ids.PERSON);
    fields.put("user_name", Ids.PERSON_NAME);
    fields.put("command", Person.COMMAND);
    fields.put("text", text);
    fields.put("api_app_id", Ids.APP);
    fields.put("is_enterprise_install", "false");
    fields.put("response_url", answer.toString());
    fields.put("trigger_id", trigger);
    return fields;
  }

  /** A click in a message. Of an ephemeral message Slack does not send the message along. */
  static ObjectNode click(Message message, JsonNode action, String trigger, URI answer) {
    ObjectNode json = interaction("block_actions", trigger);
    ObjectNode container = json.putObject("container");
    container.put("type", "message").put("message_ts", message.ts());
    container.put("channel_id", message.channel()).put("is_ephemeral", message.ephemeral());
    if (message.isReply()) {
      container.put("thread_ts", message.threadTs());
    }
    json.putObject("channel").put("id", message.channel()).put("name", name(message.channel()));
    if (!message.ephemeral()) {
      json.set("message", message.forApp());
    }
    json.putObject("state").putObject("values");
    json.put("response_url", answer.toString());
    json.putArray("actions").add(action);
    return json;
  }

  /** A choice in a message's menu; here Slack does not say which app it is for. */
  static ObjectNode shortcut(String callback, Message message, String trigger, URI answer) {
    ObjectNode json = interaction("message_action", trigger);
    json.remove("api_app_id");
    json.put("callback_id", callback).put("action_ts", "0.0").put("message_ts", message.ts());
    json.putObject("channel").put("id", message.channel()).put("name", name(message.channel()));
    json.set("message", message.forApp());
    return json.put("response_url", answer.toString());
  }

  /** A choice in the menu of shortcuts; here too Slack does not say which app it is for. */
  static ObjectNode global(String callback, String trigger) {
    ObjectNode json = interaction("shortcut", trigger);
    json.remove("api_app_id");
    return json.put("callback_id", callback).put("action_ts", "0.0");
  }

  /** What is typed so far into a select of a modal whose options the app has. */
  static ObjectNode suggestion(View view, JsonNode block, String typed) {
    ObjectNode json = interaction("block_suggestion", "");
    json.remove("trigger_id");
    json.putObject("container").put("type", "view").put("view_id", view.id());
    json.put("block_id", Json.text(block, "block_id"));
    json.put("action_id", Json.text(block.path("element"), "action_id")).put("value", typed);
    json.set("view", view.forApp());
    return json;
  }

  /** A modal that was filled in and sent. */
  static ObjectNode submission(View view, ObjectNode values, String trigger) {
    ObjectNode json = interaction("view_submission", trigger);
    json.set("view", view.forApp(values));
    json.putArray("response_urls");
    return json;
  }

  /** A direct message to the bot, as {@code docs.slack.dev/reference/events/message.im} has it. */
  static ObjectNode direct(Message message) {
    ObjectNode event = event(message).put("channel_type", "im");
    if (event.has("files")) {
      event.put("subtype", "file_share");
    }
    return told(message, event);
  }

  /** A mention, as {@code docs.slack.dev/reference/events/app_mention} has it. */
  static ObjectNode mention(Message message) {
    return told(message, event(message).put("type", "app_mention"));
  }

  private static ObjectNode event(Message message) {
    ObjectNode event = message.forApp().put("channel", message.channel());
    return event.put("event_ts", message.ts());
  }

  private static ObjectNode told(Message message, ObjectNode event) {
    ObjectNode json = Json.object().put("type", "event_callback");
    json.put("token", VERIFICATION_TOKEN).put("team_id", Ids.TEAM).put("api_app_id", Ids.APP);
    json.put("event_id", "Ev" + message.ts().replace(".", ""))
        .put("event_time", 0)
        .put("is_ext_shared_channel", false);
    json.set("event", event);
    ObjectNode own = json.putArray("authorizations").addObject().putNull("enterprise_id");
    own.put("team_id", Ids.TEAM).put("user_id", Ids.BOT_USER).put("is_bot", true);
    return json;
  }

  private static String name(String channel) {
    return channel.equals(Ids.CHANNEL) ? Ids.CHANNEL_NAME : "directmessage";
  }

  private static ObjectNode interaction(String type, String trigger) {
    ObjectNode json = Json.object().put("type", type);
    json.put("token", VERIFICATION_TOKEN).put("api_app_id", Ids.APP);
    json.put("trigger_id", trigger).putNull("enterprise").put("is_enterprise_install", false);
    json.putObject("team").put("id", Ids.TEAM).put("domain", Ids.TEAM_DOMAIN);
    ObjectNode user = json.putObject("user").put("id", Ids.PERSON).put("team_id", Ids.TEAM);
    user.put("username", Ids.PERSON_NAME).put("name", Ids.PERSON_NAME);
    return json;
  }
}
