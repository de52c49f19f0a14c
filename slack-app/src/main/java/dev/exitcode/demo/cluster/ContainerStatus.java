package dev.exitcode.demo.cluster;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One container in the status of a pod, changed in place. */
record ContainerStatus(String podUid, ObjectNode json) {
  private static final String STATE = "state";
  private static final String TERMINATED = "terminated";
  private static final String CONTAINER_ID = "containerID";
  private static final String RESTARTS = "restartCount";
  private static final List<String> KINDS =
      List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");

  /**
   * The one of this name, of whatever kind.
   *
   * @throws IllegalArgumentException where there is none
   */
  static ContainerStatus of(ObjectNode pod, String container) {
    for (String kind : KINDS) {
      for (JsonNode status : pod.path("status").path(kind)) {
        if (Json.at(status, "name").equals(container)) {
          return new ContainerStatus(Json.at(pod, "metadata.uid"), (ObjectNode) status);
        }
      }
    }
    throw new IllegalArgumentException("the pod has no container " + container);
  }

  String name() {
    return Json.at(json, "name");
  }

  int restarts() {
    return json.path(RESTARTS).asInt(0);
  }

  /** The id of the instance that runs, or that ran last. */
  String instance() {
    return Json.at(json, CONTAINER_ID);
  }

  void end(Death death, String now) {
    ObjectNode ended = Json.object().put("exitCode", death.exitCode());
    ended.put("reason", death.reason());
    if (!death.message().isEmpty()) {
      ended.put("message", death.message());
    }
    String started = Json.at(json, "state.running.startedAt");
    ended.put("startedAt", started.isEmpty() ? now : started).put("finishedAt", now);
    json.putObject(STATE).set(TERMINATED, ended.put(CONTAINER_ID, instance()));
    json.put("ready", false).put("started", false);
  }

  void wait(String reason, String message) {
    keepEnd();
    json.putObject(STATE).putObject("waiting").put("reason", reason).put("message", message);
    json.put("ready", false).put("started", false);
  }

  void start(String now) {
    keepEnd();
    boolean ran = !instance().isEmpty();
    json.put(RESTARTS, ran ? restarts() + 1 : restarts());
    String id = podUid + "/" + name() + "/" + restarts() + "/" + now;
    json.put(CONTAINER_ID, "containerd://" + Identity.digest(id));
    json.put(
        "imageID", Json.at(json, "image") + "@sha256:" + Identity.digest(Json.at(json, "image")));
    json.putObject(STATE).putObject("running").put("startedAt", now);
    json.put("ready", false).put("started", true);
  }

  void ready() {
    json.put("ready", true).put("started", true);
  }

  private void keepEnd() {
    JsonNode ended = json.path(STATE).path(TERMINATED);
    if (ended.isObject()) {
      json.putObject("lastState").set(TERMINATED, ended.deepCopy());
    }
  }
}
