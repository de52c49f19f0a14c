package dev.exitcode.k8s;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The annotations that are of use; the others are many and large. */
final class Annotations {
  private static final String OURS = "exitcode.dev/";

  private static final List<String> KEPT =
      List.of(
          "checksum/",
          "kubectl.kubernetes.io/restartedAt",
          "kubernetes.io/config.",
          "cluster-autoscaler.kubernetes.io/",
          OURS);

  private Annotations() {}

  /** Those of a pod that help to explain it. */
  static Map<String, String> of(JsonNode metadata) {
    Map<String, String> annotations = Json.entries(metadata, "annotations");
    annotations.keySet().removeIf(key -> KEPT.stream().noneMatch(key::startsWith));
    return annotations;
  }

  /** Those that say whom to tell. */
  static Map<String, String> ours(JsonNode metadata) {
    Map<String, String> annotations = Json.entries(metadata, "annotations");
    annotations.keySet().removeIf(key -> !key.startsWith(OURS));
    return annotations;
  }
}
