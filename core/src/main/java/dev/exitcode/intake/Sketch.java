package dev.exitcode.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a case file in the making, as the JSON that it will be read from: forms fill in what
 * they find, by path such as {@code status.terminated.exitCode}. What was found first stands.
 *
 * <p>The names in a path are components of the records in {@link dev.exitcode.evidence}, from the
 * record on that the sketch stands for: {@code ContainerFacts} in the path above. A name that no
 * record has is dropped without a word, so a test has to see the value arrive. Only {@code told} is
 * ours: an end of which the text does not tell the instance; {@code PodDraft} puts it in its place.
 */
final class Sketch {
  private final ObjectNode tree;

  Sketch() {
    this(JsonNodeFactory.instance.objectNode());
  }

  Sketch(ObjectNode tree) {
    this.tree = tree;
  }

  ObjectNode tree() {
    return tree;
  }

  boolean isEmpty() {
    return tree.isEmpty();
  }

  /** Sets what is not set yet; null sets nothing. */
  Sketch put(String path, @Nullable Object value) {
    if (value != null && !has(path)) {
      parent(path).set(last(path), node(value));
    }
    return this;
  }

  /** Sets, whatever was there. */
  Sketch replace(String path, Object value) {
    parent(path).set(last(path), node(value));
    return this;
  }

  /** Adds to a list. */
  Sketch add(String path, Object value) {
    parent(path).withArray("/" + last(path)).add(node(value));
    return this;
  }

  boolean has(String path) {
    return !at(path).isMissingNode();
  }

  /** The text there, or null. */
  @Nullable String text(String path) {
    JsonNode node = at(path);
    return node.isValueNode() ? node.asString() : null;
  }

  /** Takes an object away and gives it back; an empty one where there is none. */
  Sketch take(String path) {
    JsonNode taken = has(path) ? parent(path).remove(last(path)) : null;
    return taken instanceof ObjectNode object ? new Sketch(object) : new Sketch();
  }

  /** The object at this path, made where there is none. */
  Sketch in(String path) {
    return new Sketch(parent(path + ".x"));
  }

  /** Fills what is not set here from there. */
  Sketch fill(Sketch other) {
    fill(tree, other.tree);
    return this;
  }

  private static void fill(ObjectNode to, ObjectNode from) {
    for (String name : List.copyOf(from.propertyNames())) {
      JsonNode mine = to.get(name);
      JsonNode theirs = from.get(name);
      if (mine instanceof ObjectNode object && theirs instanceof ObjectNode other) {
        fill(object, other);
      } else if (mine == null || mine.isNull() || (mine.isArray() && mine.isEmpty())) {
        to.set(name, theirs);
      }
    }
  }

  private JsonNode at(String path) {
    JsonNode node = tree;
    for (String name : names(path)) {
      node = node.path(name);
    }
    return node;
  }

  private ObjectNode parent(String path) {
    ObjectNode node = tree;
    List<String> names = names(path);
    for (String name : names.subList(0, names.size() - 1)) {
      JsonNode child = node.get(name);
      node = child instanceof ObjectNode object ? object : node.putObject(name);
    }
    return node;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
      names.add(path.substring(from, dot));
      from = dot + 1;
    }
    names.add(path.substring(from));
    return names;
  }

  private static JsonNode node(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case Boolean b -> nodes.booleanNode(b);
      case Long number -> nodes.numberNode(number);
      case Integer number -> nodes.numberNode(number);
      case Sketch sketch -> sketch.tree;
      case JsonNode node -> node;
      default -> nodes.stringNode(value.toString());
    };
  }
}
