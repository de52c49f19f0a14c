package dev.exitcode.k8s;

import dev.exitcode.evidence.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Node, translated. */
final class Nodes {
  private Nodes() {}

  /** Null where it has no name. */
  static @Nullable NodeFacts of(JsonNode node) {
    String name = Json.text(node.path("metadata"), "name");
    return name == null ? null : named(name, node);
  }

  private static NodeFacts named(String name, JsonNode node) {
    JsonNode info = node.path("status").path("nodeInfo");
    return new NodeFacts(
        name,
        orLabel(Json.text(info, "architecture"), node, "kubernetes.io/arch"),
        orLabel(Json.text(info, "operatingSystem"), node, "kubernetes.io/os"),
        Json.text(info, "containerRuntimeVersion"),
        Json.flag(node.path("spec"), "unschedulable"),
        Conditions.of(node.path("status")),
        taints(node.path("spec")),
        Json.text(node.path("status").path("allocatable"), "memory"));
  }

  private static @Nullable String orLabel(@Nullable String fact, JsonNode node, String label) {
    return fact == null ? Json.text(node.path("metadata").path("labels"), label) : fact;
  }

  private static List<String> taints(JsonNode spec) {
    List<String> taints = new ArrayList<>();
    for (JsonNode taint : Json.objects(spec, "taints")) {
      String key = Json.text(taint, "key");
      if (key != null) {
        taints.add(key + prefixed("=", taint, "value") + prefixed(":", taint, "effect"));
      }
    }
    return taints;
  }

  private static String prefixed(String prefix, JsonNode object, String field) {
    String text = Json.text(object, field);
    return text == null ? "" : prefix + text;
  }
}
