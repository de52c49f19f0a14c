package dev.exitcode.demo;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is filled in on a modal, in the form of {@code docs.slack.dev/reference/views}. */
final class FormState {
  /** Under which name each kind of field has its value. */
  private static final Map<String, String> VALUES =
      Map.of(
          "plain_text_input", "value",
          "datepicker", "selected_date",
          "static_select", "selected_option",
          "external_select", "selected_option",
          "radio_buttons", "selected_option",
          "checkboxes", "selected_options");

  private FormState() {}

  static boolean isField(String type) {
    return VALUES.containsKey(type);
  }

  /**
   * The state of all fields, by block and action.
   *
   * @param given by block, what the page has: a text, a date, an option or a list of them
   */
  static ObjectNode values(JsonNode blocks, JsonNode given) {
    ObjectNode values = Json.object();
    for (JsonNode block : blocks) {
      JsonNode element = block.path("element");
      String type = Json.text(element, "type");
      if (isField(type)) {
        String id = Json.text(block, "block_id");
        ObjectNode field = values.putObject(id).putObject(Json.text(element, "action_id"));
        field.put("type", type).set(VALUES.get(type), value(type, given.path(id)));
      }
    }
    return values;
  }

  private static JsonNode value(String type, JsonNode given) {
    if (type.equals("checkboxes")) {
      return Json.list(given);
    }
    boolean empty = given.isString() ? given.stringValue().isEmpty() : !given.isObject();
    return empty ? Json.MAPPER.nullNode() : given;
  }

  /** Slack's word for each field that must not be empty and is, by block. */
  static ObjectNode missing(JsonNode blocks, JsonNode values) {
    ObjectNode missing = Json.object();
    for (JsonNode block : blocks) {
      String id = Json.text(block, "block_id");
      boolean needed = values.has(id) && !block.path("optional").asBoolean(false);
      if (needed && isEmpty(values.path(id).iterator().next())) {
        missing.put(id, "Please complete this required field.");
      }
    }
    return missing;
  }

  private static boolean isEmpty(JsonNode field) {
    JsonNode value = field.path(VALUES.get(Json.text(field, "type")));
    return value.isNull() || (value.isArray() && value.isEmpty());
  }
}
