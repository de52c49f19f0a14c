package dev.exitcode.demo.cluster;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A pod as {@code kubectl get pods} shows it: what stands under STATUS is worked out here. */
final class PodRow {
  static final List<String> COLUMNS = List.of("Ready", "Status", "Restarts");

  private final JsonNode status;
  private final boolean deleted;
  private final int initContainers;

  PodRow(JsonNode pod) {
    this.status = pod.path("status");
    this.deleted = pod.path("metadata").has("deletionTimestamp");
    this.initContainers = pod.path("spec").path("initContainers").size();
  }

  List<String> cells() {
    return List.of(ready(), deleted ? "Terminating" : word(), restarts());
  }

  private String ready() {
    JsonNode all = status.path("containerStatuses");
    long ready = all.valueStream().filter(c -> c.path("ready").asBoolean(false)).count();
    return ready + "/" + Math.max(1, all.size());
  }

  private String restarts() {
    int restarts = 0;
    for (String field : List.of("initContainerStatuses", "containerStatuses")) {
      for (JsonNode container : status.path(field)) {
        restarts += container.path("restartCount").asInt(0);
      }
    }
    return Integer.toString(restarts);
  }

  /** The pod's own reason or phase, replaced by the first container's that is in trouble. */
  private String word() {
    String init = init();
    if (!init.isEmpty()) {
      return init;
    }
    String own = Json.at(status, "reason");
    String word = own.isEmpty() ? Json.at(status, "phase") : own;
    for (JsonNode container : status.path("containerStatuses").valueStream().toList().reversed()) {
      String troubled = word(container.path("state"));
      word = troubled.isEmpty() ? word : troubled;
    }
    return word;
  }

  private String init() {
    int number = 0;
    for (JsonNode container : status.path("initContainerStatuses")) {
      JsonNode state = container.path("state");
      boolean done = Json.at(state, "terminated.reason").equals("Completed");
      boolean sidecarRuns = container.path("started").asBoolean(false);
      if (!done && !sidecarRuns) {
        String word = word(state);
        boolean waits = word.isEmpty() || word.equals("PodInitializing");
        return "Init:" + (waits ? number + "/" + initContainers : word);
      }
      number++;
    }
    return "";
  }

  private static String word(JsonNode state) {
    String waiting = Json.at(state, "waiting.reason");
    if (!waiting.isEmpty()) {
      return waiting;
    }
    String reason = Json.at(state, "terminated.reason");
    return reason.isEmpty() && state.has("terminated")
        ? "ExitCode:" + Json.at(state, "terminated.exitCode")
        : reason;
  }
}
