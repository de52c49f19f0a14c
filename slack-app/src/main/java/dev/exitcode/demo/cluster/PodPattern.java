package dev.exitcode.demo.cluster;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** New pods after the pattern of old ones. */
final class PodPattern {
  private static final int SUFFIX = 5;
  private static final String CONTAINERS = "containerStatuses";

  private PodPattern() {}

  /** What makes a pod's name its own. */
  static String suffix(String uid) {
    return uid.substring(0, SUFFIX);
  }

  /** A pod of the same specification, of which nothing runs yet. */
  static ObjectNode fresh(ObjectNode pod, String name, String uid, String now) {
    ObjectNode fresh = pod.deepCopy();
    ObjectNode metadata = fresh.withObject("metadata");
    metadata.put("name", name).put("uid", uid).put("creationTimestamp", now);
    metadata.remove("deletionTimestamp");
    metadata.remove("deletionGracePeriodSeconds");
    ObjectNode status = fresh.putObject("status").put("phase", "Pending").put("startTime", now);
    ArrayNode containers = status.putArray(CONTAINERS);
    fresh.path("spec").path("containers").forEach(c -> creating(containers.addObject(), c));
    Readiness.update(fresh, now);
    return fresh;
  }

  private static void creating(ObjectNode status, JsonNode container) {
    status.set("name", container.path("name"));
    status.set("image", container.path("image"));
    status.put("restartCount", 0).put("ready", false).put("started", false);
    status.put("containerID", "").put("imageID", "").putObject("lastState");
    status.putObject("state").putObject("waiting").put("reason", "ContainerCreating");
  }

  /** The same, with all containers running and ready. */
  static ObjectNode running(ObjectNode pod, String now) {
    ObjectNode running = pod.deepCopy();
    for (JsonNode status : running.path("status").path(CONTAINERS)) {
      ContainerStatus container = ContainerStatus.of(running, Json.at(status, "name"));
      container.start(now);
      container.ready();
    }
    Readiness.update(running, now);
    return running;
  }

  /** Ends all containers that run, in place. */
  static void end(ObjectNode pod, Death death, String now) {
    for (JsonNode status : pod.path("status").path(CONTAINERS)) {
      if (status.path("state").has("running")) {
        ContainerStatus.of(pod, Json.at(status, "name")).end(death, now);
      }
    }
    Readiness.update(pod, now);
  }
}
