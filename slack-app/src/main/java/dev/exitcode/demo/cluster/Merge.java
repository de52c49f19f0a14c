package dev.exitcode.demo.cluster;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays one tree over another. */
final class Merge {
  private Merge() {}

  /**
   * A new tree: {@code over} wins field by field, and element by element in lists of objects; what
   * it does not have is taken from {@code base}.
   */
  static JsonNode of(JsonNode base, JsonNode over) {
    if (base.isObject() && over.isObject()) {
      return objects((ObjectNode) base, over);
    }
    if (base.path(0).isObject() && over.path(0).isObject()) {
      return lists(base, over);
    }
    return (over.isMissingNode() ? base : over).deepCopy();
  }

  private static ObjectNode objects(ObjectNode base, JsonNode over) {
    ObjectNode merged = base.deepCopy();
    over.forEachEntry((name, value) -> merged.set(name, of(base.path(name), value)));
    return merged;
  }

  private static ArrayNode lists(JsonNode base, JsonNode over) {
    ArrayNode merged = Json.MAPPER.createArrayNode();
    for (int i = 0; i < Math.max(base.size(), over.size()); i++) {
      merged.add(of(base.path(i), over.path(i)));
    }
    return merged;
  }

  /** A new tree: a JSON merge patch (RFC 7396) laid over another. */
  static JsonNode patched(JsonNode base, JsonNode patch) {
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    ObjectNode whole = base.isObject() ? (ObjectNode) base.deepCopy() : Json.object();
    patch.forEachEntry((name, value) -> patch(whole, name, value));
    return whole;
  }

  private static void patch(ObjectNode whole, String name, JsonNode value) {
    if (value.isNull()) {
      whole.remove(name);
    } else {
      whole.set(name, patched(whole.path(name), value));
    }
  }
}
