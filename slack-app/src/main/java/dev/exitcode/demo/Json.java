package dev.exitcode.demo;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and builds JSON trees; where Slack's wire knows a field as absent, so does this. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The tree of a JSON text; missing where it is none. */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** The text of a string field; empty where it is absent or no string. */
  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** A copy, so that what one holds cannot be changed by what another was given. */
  static ArrayNode list(JsonNode node) {
    return node.isArray() ? (ArrayNode) node.deepCopy() : array();
  }
}
