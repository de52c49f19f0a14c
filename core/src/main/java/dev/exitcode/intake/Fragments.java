package dev.exitcode.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pieces of a pod in JSON or YAML, such as a bare {@code status:}, put where they belong. */
final class Fragments {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Fragments() {}

  /** The whole object that a tree is or was cut from; null where it is no piece of a pod. */
  static @Nullable JsonNode whole(JsonNode tree) {
    if (tree.isArray()) {
      return tree.isEmpty() ? null : list(tree);
    }
    return tree.isObject() ? ofObject(tree) : null;
  }

  private static @Nullable JsonNode ofObject(JsonNode tree) {
    if (tree.path("kind").isString() && (tree.has("apiVersion") || tree.has("items"))) {
      return tree;
    }
    boolean status =
        tree.path("status").isObject() || tree.path("spec").path("containers").isArray();
    return status ? pod(tree) : ofStatus(tree);
  }

  private static @Nullable JsonNode list(JsonNode array) {
    if (array.get(0).has("lastState") || array.get(0).has("state")) {
      return pod(object("status", object("containerStatuses", array)));
    }
    JsonNode first = whole(array.get(0));
    return first == null ? null : join(objects(first, array));
  }

  private static List<JsonNode> objects(JsonNode first, JsonNode array) {
    List<JsonNode> objects = new ArrayList<>(List.of(first));
    for (int i = 1; i < array.size(); i++) {
      JsonNode whole = whole(array.get(i));
      objects.add(whole == null ? array.get(i) : whole);
    }
    return objects;
  }

  private static @Nullable JsonNode ofStatus(JsonNode tree) {
    if (hasAny(tree, "phase", "containerStatuses", "initContainerStatuses", "qosClass")) {
      return pod(object("status", tree));
    }
    if (hasObject(tree, "state", "lastState")) {
      ArrayNode statuses = NODES.arrayNode().add(tree);
      return pod(object("status", object("containerStatuses", statuses)));
    }
    if (hasObject(tree, "terminated", "waiting", "running")) {
      return ofStatus(object("state", tree));
    }
    return tree.path("exitCode").isNumber() ? ofStatus(object("terminated", tree)) : null;
  }

  private static ObjectNode pod(JsonNode parts) {
    ObjectNode pod = NODES.objectNode().put("apiVersion", "v1").put("kind", "Pod");
    pod.setAll((ObjectNode) parts);
    return pod;
  }

  private static ObjectNode object(String name, JsonNode value) {
    ObjectNode object = NODES.objectNode();
    object.set(name, value);
    return object;
  }

  /** One List of several objects. */
  static JsonNode join(List<JsonNode> objects) {
    if (objects.size() == 1) {
      return objects.getFirst();
    }
    ObjectNode list = NODES.objectNode().put("apiVersion", "v1").put("kind", "List");
    ArrayNode items = list.putArray("items");
    objects.forEach(object -> add(object, items));
    return list;
  }

  private static void add(JsonNode object, ArrayNode items) {
    if (object.path("items").isArray()) {
      object.path("items").forEach(items::add);
    } else {
      items.add(object);
    }
  }

  private static boolean hasAny(JsonNode tree, String... names) {
    return List.of(names).stream().anyMatch(tree::has);
  }

  private static boolean hasObject(JsonNode tree, String... names) {
    return List.of(names).stream().anyMatch(name -> tree.path(name).isObject());
  }
}
