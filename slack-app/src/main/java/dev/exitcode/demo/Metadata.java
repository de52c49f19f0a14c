package dev.exitcode.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an app may put beside a message for programs, see docs.slack.dev/messaging/message-metadata.
 */
final class Metadata {
  static final ObjectNode NONE = Json.object();

  private Metadata() {}

  /**
   * The metadata of a payload; empty where it has none.
   *
   * @throws Refused {@code invalid_metadata_format} where it is not of that form
   */
  static ObjectNode of(JsonNode payload) {
    JsonNode given = payload.path("metadata");
    if (given.isMissingNode() || given.isNull()) {
      return NONE;
    }
    if (Json.text(given, "event_type").isEmpty() || !given.path("event_payload").isObject()) {
      throw new Refused(
          "invalid_metadata_format", List.of("metadata needs event_type and event_payload"));
    }
    return (ObjectNode) given.deepCopy();
  }
}
