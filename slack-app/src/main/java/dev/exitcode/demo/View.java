package dev.exitcode.demo;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An open modal.
 *
 * @param hash another one for each content it has had
 * @param content what the app sent
 */
record View(String id, String hash, ObjectNode content) {

  static View of(JsonNode payload) {
    return new View("V0" + random(), random(), normal(payload));
  }

  /** The same modal with other content. */
  View with(JsonNode payload) {
    return new View(id, random(), normal(payload));
  }

  /** Its blocks, each with its ids. */
  JsonNode blocks() {
    return content.path("blocks");
  }

  /** As Slack hands it to the app before anything is filled in. */
  ObjectNode forApp() {
    return forApp(Json.object());
  }

  /**
   * As Slack hands it to the app; every modal is its own root here.
   *
   * @param values what is filled in, by block and action
   */
  ObjectNode forApp(ObjectNode values) {
    ObjectNode json = content.deepCopy();
    json.put("id", id).put("hash", hash).put("team_id", Ids.TEAM).put("app_id", Ids.APP);
    json.put("bot_id", Ids.BOT).put("root_view_id", id).putNull("previous_view_id");
    json.put("app_installed_team_id", Ids.TEAM);
    json.putObject("state").set("values", values);
    return json;
  }

  private static ObjectNode normal(JsonNode payload) {
    ObjectNode json = (ObjectNode) payload.deepCopy();
    json.set("blocks", Message.blocks(payload));
    for (String field : new String[] {"private_metadata", "callback_id", "external_id"}) {
      json.put(field, Json.text(payload, field));
    }
    json.put("clear_on_close", payload.path("clear_on_close").asBoolean(false));
    json.put("notify_on_close", payload.path("notify_on_close").asBoolean(false));
    return json;
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }
}
