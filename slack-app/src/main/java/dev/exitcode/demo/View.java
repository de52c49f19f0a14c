package dev.exitcode.demo;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An open modal.
 *
 * @param hash changes with every update, so that an app can tell whether it saw the newest
 * @param content what the app sent
 */
record View(String id, String hash, String rootId, ObjectNode content) {

  static View of(JsonNode payload, String rootId) {
    String id = "V0" + random();
    return new View(id, random(), rootId.isEmpty() ? id : rootId, normal(payload));
  }

  View with(JsonNode payload) {
    return new View(id, random(), rootId, normal(payload));
  }

  /** As Slack hands it to the app, with what was typed into it. */
  ObjectNode forApp(JsonNode typed) {
    ObjectNode json = content.deepCopy();
    json.put("id", id).put("hash", hash).put("team_id", Ids.TEAM).put("app_id", Ids.APP);
    json.put("bot_id", Ids.BOT).put("root_view_id", rootId).putNull("previous_view_id");
    json.put("app_installed_team_id", Ids.TEAM);
    json.putObject("state").set("values", typed.isObject() ? typed : Json.object());
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
