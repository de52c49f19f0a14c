package dev.exitcode.demo.cluster;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes the containers of a pod and their statuses, as the API server and kubelet do. */
final class Containers {
  private static final String TERMINATED = "terminated";
  private static final String CONTAINER_ID = "containerID";

  private Containers() {}

  /** Completes a pod in place; other objects stay as they are. */
  static void complete(ObjectNode pod, JsonNode defaults) {
    if (!Json.at(pod, "kind").equals("Pod")) {
      return;
    }
    for (String field : List.of("containers", "initContainers")) {
      fill(pod.withObject("spec"), field, defaults.path("container"));
    }
    for (String field : List.of("containerStatuses", "initContainerStatuses")) {
      fill(pod.withObject("status"), field, defaults.path("containerStatus"));
      pod.path("status").path(field).forEach(status -> identify(pod, (ObjectNode) status));
    }
  }

  private static void fill(ObjectNode parent, String field, JsonNode defaults) {
    if (parent.has(field)) {
      ArrayNode filled = Json.MAPPER.createArrayNode();
      parent.path(field).forEach(element -> filled.add(Merge.of(defaults, element)));
      parent.set(field, filled);
    }
  }

  private static void identify(ObjectNode pod, ObjectNode status) {
    String image = image(pod.path("spec"), Json.at(status, "name"));
    status.put("image", image);
    boolean waits = status.path("state").has("waiting");
    int attempt = status.path("restartCount").asInt(0);
    JsonNode last = status.path("lastState").path(TERMINATED);
    JsonNode ended = status.path("state").path(TERMINATED);
    put(last, id(pod, status, waits ? attempt : attempt - 1));
    put(ended, id(pod, status, attempt));
    boolean ran = !waits || last.isObject();
    status.put(CONTAINER_ID, ran ? id(pod, status, attempt) : "");
    status.put("imageID", ran ? image + "@sha256:" + Identity.digest(image) : "");
  }

  private static String image(JsonNode spec, String name) {
    for (String field : List.of("containers", "initContainers")) {
      for (JsonNode container : spec.path(field)) {
        if (Json.at(container, "name").equals(name)) {
          return Json.at(container, "image");
        }
      }
    }
    throw new IllegalArgumentException("the pod has no container " + name);
  }

  private static void put(JsonNode terminated, String id) {
    if (terminated.isObject()) {
      ((ObjectNode) terminated).put(CONTAINER_ID, id);
    }
  }

  private static String id(ObjectNode pod, ObjectNode status, int attempt) {
    String of = Json.at(pod, "metadata.uid") + "/" + Json.at(status, "name") + "/" + attempt;
    return "containerd://" + Identity.digest(of);
  }
}
