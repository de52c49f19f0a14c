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
  static Map<String, String> command(String command, String text, String trigger, URI answer) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", VERIFICATION_TOKEN);
    fields.put("team_id", Ids.TEAM);
    fields.put("team_domain", Ids.TEAM_DOMAIN);
    fields.put("channel_id", Ids.CHANNEL);
    fields.put("channel_name", Ids.CHANNEL_NAME);
    fields.put("user_id", Ids.PERSON);
    fields.put("user_name", Ids.PERSON_NAME);
    fields.put("command", command);
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
    container.put("channel_id", Ids.CHANNEL).put("is_ephemeral", message.ephemeral());
    json.putObject("channel").put("id", Ids.CHANNEL).put("name", Ids.CHANNEL_NAME);
    if (!message.ephemeral()) {
      json.set("message", message.forApp());
    }
    json.putObject("state").putObject("values");
    json.put("response_url", answer.toString());
    json.putArray("actions").add(action);
    return json;
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
