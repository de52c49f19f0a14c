package dev.exitcode.demo.cluster;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a pod is ready, worked out from its containers. */
final class Readiness {
  private Readiness() {}

  /** Brings the conditions and the phase of a pod up to date. */
  static void update(ObjectNode pod, String now) {
    List<JsonNode> containers = pod.path("status").path("containerStatuses").valueStream().toList();
    boolean ready = containers.stream().allMatch(c -> c.path("ready").asBoolean(false));
    ObjectNode status = pod.withObject("status");
    set(status, "Ready", ready, now);
    set(status, "ContainersReady", ready, now);
    if (containers.stream().anyMatch(c -> c.path("state").has("running"))) {
      status.put("phase", "Running");
    }
  }

  private static void set(ObjectNode status, String type, boolean holds, String now) {
    ObjectNode condition = condition(status.withArray("conditions"), type);
    String word = holds ? "True" : "False";
    if (!Json.at(condition, "status").equals(word)) {
      condition.put("status", word).put("lastTransitionTime", now);
    }
    condition.remove("reason");
    if (!holds) {
      condition.put("reason", "ContainersNotReady");
    }
  }

  private static ObjectNode condition(ArrayNode conditions, String type) {
    for (JsonNode condition : conditions) {
      if (Json.at(condition, "type").equals(type)) {
        return (ObjectNode) condition;
      }
    }
    return conditions.addObject().put("type", type);
  }
}
