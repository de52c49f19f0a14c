package dev.exitcode.k8s;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The annotations of a pod that help to explain it; the others are many and large. */
final class Annotations {
  private static final List<String> KEPT =
      List.of(
          "checksum/",
          "kubectl.kubernetes.io/restartedAt",
          "kubernetes.io/config.",
          "cluster-autoscaler.kubernetes.io/",
          "exitcode.dev/");

  private Annotations() {}

  static Map<String, String> of(JsonNode metadata) {
    Map<String, String> annotations = Json.entries(metadata, "annotations");
    annotations.keySet().removeIf(key -> KEPT.stream().noneMatch(key::startsWith));
    return annotations;
  }
}
