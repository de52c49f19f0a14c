package dev.exitcode.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what was clicked and words it as an action of a {@code block_actions} payload. */
final class Actions {
  private Actions() {}

  /**
   * The clicked element as Slack reports it.
   *
   * @throws Refused {@code action_not_found} where the blocks hold no such element
   */
  static ObjectNode find(JsonNode blocks, String blockId, String actionId) {
    for (JsonNode block : blocks) {
      for (JsonNode element : elements(block)) {
        if (is(block, "block_id", blockId) && is(element, "action_id", actionId)) {
          return report(blockId, element);
        }
      }
    }
    throw new Refused("action_not_found");
  }

  private static boolean is(JsonNode node, String field, String id) {
    return Json.text(node, field).equals(id);
  }

  private static List<JsonNode> elements(JsonNode block) {
    List<JsonNode> elements = new ArrayList<>(block.path("elements").valueStream().toList());
    elements.add(block.path("accessory"));
    return elements;
  }

  private static ObjectNode report(String blockId, JsonNode element) {
    ObjectNode action = Json.object();
    for (String field : List.of("action_id", "type", "text", "value", "style", "url")) {
      if (element.has(field)) {
        action.set(field, element.path(field).deepCopy());
      }
    }
    return action.put("block_id", blockId).put("action_ts", "0.0");
  }
}
