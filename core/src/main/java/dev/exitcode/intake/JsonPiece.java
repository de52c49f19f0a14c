package dev.exitcode.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One value of JSON inside a text, as far as it goes.
 *
 * @param end where it ends in the text, exclusive
 * @param whole whether it was closed; else it is closed for it
 * @param deep whether it was given up because it is nested deeper than any object
 */
record JsonPiece(JsonNode tree, int end, boolean whole, boolean deep) {
  /** Far deeper than Kubernetes nests. */
  static final int DEEPEST = 200;

  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  /** Reads what begins at this place. */
  static JsonPiece read(char[] text, int at) {
    try (JsonParser parser = LENIENT.createParser(text, at, text.length - at)) {
      Building building = new Building();
      boolean whole = building.read(parser);
      long end = at + parser.currentLocation().getCharOffset();
      return new JsonPiece(
          building.root, Math.clamp(end, at + 1, text.length), whole, building.isDeep());
    } catch (JacksonException e) {
      return new JsonPiece(MissingNode.getInstance(), at + 1, false, false);
    }
  }

  /** A tree that grows with the tokens, so that what came before an error is not lost. */
  private static final class Building {
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private JsonNode root = MissingNode.getInstance();
    private String name = "";

    /** Whether the value came to its end. */
    boolean read(JsonParser parser) {
      try {
        do {
          JsonToken token = parser.nextToken();
          if (token == null) {
            return false;
          }
          take(token, parser);
        } while (!open.isEmpty() && !isDeep());
        return open.isEmpty();
      } catch (JacksonException e) {
        return false;
      }
    }

    boolean isDeep() {
      return open.size() > DEEPEST;
    }

    private void take(JsonToken token, JsonParser parser) {
      if (token == JsonToken.PROPERTY_NAME) {
        name = parser.currentName();
      } else if (token.isStructEnd()) {
        open.pop();
      } else {
        JsonNode node = node(token, parser);
        attach(node);
        if (token.isStructStart()) {
          open.push(node);
        }
      }
    }

    private static JsonNode node(JsonToken token, JsonParser parser) {
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      if (token == JsonToken.START_OBJECT) {
        return nodes.objectNode();
      }
      if (token == JsonToken.START_ARRAY) {
        return nodes.arrayNode();
      }
      if (token.isBoolean()) {
        return nodes.booleanNode(token == JsonToken.VALUE_TRUE);
      }
      if (token == JsonToken.VALUE_NUMBER_INT) {
        return number(parser);
      }
      return token == JsonToken.VALUE_NULL
          ? nodes.nullNode()
          : nodes.stringNode(parser.getString());
    }

    private static JsonNode number(JsonParser parser) {
      boolean fits = parser.getStringLength() < 19;
      return fits
          ? JsonNodeFactory.instance.numberNode(parser.getLongValue())
          : JsonNodeFactory.instance.stringNode(parser.getString());
    }

    private void attach(JsonNode node) {
      switch (open.peek()) {
        case null -> root = node;
        case ObjectNode object -> object.set(name, node);
        case ArrayNode array -> array.add(node);
        case JsonNode other -> throw new IllegalStateException(other.getNodeType().toString());
      }
    }
  }
}
