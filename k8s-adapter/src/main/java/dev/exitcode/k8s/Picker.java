package dev.exitcode.k8s;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes some fields of objects as they come, token by token, and passes over all others: most of a
 * pod is of no use to find it. A field of an array's items is written as one of the array.
 */
final class Picker {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Set<String> wanted;
  private final Set<String> above = new HashSet<>();

  /** Of these fields, such as {@code metadata/name}, with all that is in them. */
  Picker(Set<String> wanted) {
    this.wanted = Set.copyOf(wanted);
    for (String path : wanted) {
      for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        above.add(path.substring(0, slash));
      }
    }
  }

  /** The object that the parser is at the start of; it is left at the end of it. */
  JsonNode pick(JsonParser parser) {
    return value(parser, "");
  }

  private JsonNode value(JsonParser parser, String path) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path);
      case START_ARRAY -> array(parser, path);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode object(JsonParser parser, String path) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      String full = path.isEmpty() ? name : path + "/" + name;
      parser.nextToken();
      if (wanted.contains(full)) {
        object.set(name, parser.<JsonNode>readValueAsTree());
      } else if (above.contains(full)) {
        object.set(name, value(parser, full));
      } else {
        parser.skipChildren();
      }
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String path) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      array.add(value(parser, path));
    }
    return array;
  }
}
