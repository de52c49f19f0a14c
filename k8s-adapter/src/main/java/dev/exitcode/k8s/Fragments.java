package dev.exitcode.k8s;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parts of a Pod that people copy out of it: one without its kind, its status, the status of a
 * container, a state. Each is put into the whole that it comes from.
 */
final class Fragments {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Fragments() {}

  /** The Pod that this is a part of, or null where it is none. */
  static @Nullable JsonNode pod(JsonNode part) {
    if (part.path("spec").path("containers").isArray()
        || part.path("status").path("containerStatuses").isArray()) {
      return part;
    }
    if (part.path("containerStatuses").isArray() || part.path("initContainerStatuses").isArray()) {
      return within("status", part);
    }
    JsonNode container = container(part);
    return container == null
        ? null
        : within("status", within("containerStatuses", NODES.arrayNode().add(container)));
  }

  private static @Nullable JsonNode container(JsonNode part) {
    if (isState(part.path("state")) || isState(part.path("lastState"))) {
      return part;
    }
    if (isState(part)) {
      return within("state", part);
    }
    return part.has("exitCode") && part.has("finishedAt")
        ? within("state", within("terminated", part))
        : null;
  }

  private static boolean isState(JsonNode state) {
    return state.path("terminated").isObject() || state.path("waiting").isObject();
  }

  private static ObjectNode within(String field, JsonNode value) {
    ObjectNode whole = NODES.objectNode();
    whole.set(field, value);
    return whole;
  }
}
