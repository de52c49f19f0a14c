package dev.exitcode.demo.cluster;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills a cluster with what the data files of this package say, as it is at one moment. */
final class Seed {
  private static final String INDEX = "cluster.json";

  private final ClusterState state;
  private final Instant now;
  private final Blueprint blueprint;

  private Seed(ClusterState state, Instant now) {
    this.state = state;
    this.now = now;
    this.blueprint = new Blueprint(state.resources());
  }

  /** The cluster that ships with the demo. */
  static ClusterState planted(Instant now) {
    JsonNode index = Json.MAPPER.readTree(Json.file(INDEX));
    ClusterState state = ClusterState.empty(index.path("access"));
    Seed seed = new Seed(state, now);
    Json.texts(index.path("files")).forEach(seed::plant);
    return state;
  }

  private void plant(String name) {
    JsonNode file = Json.MAPPER.readTree(StartTimes.fill(Json.file(name), now));
    String namespace = Json.at(file, "namespace");
    for (JsonNode written : file.path("objects")) {
      ObjectNode object = blueprint.completed(namespace, (ObjectNode) written);
      put(object);
      keepLogs(object);
      written.path("events").forEach(event -> put(SeedEvent.of(object, event)));
    }
  }

  private void put(ObjectNode object) {
    Resource resource = state.resources().ofKind(Json.at(object, "kind"));
    state.store().put(resource, version -> Stored.of(resource, object, version));
  }

  private void keepLogs(ObjectNode object) {
    for (String field : List.of("containerStatuses", "initContainerStatuses")) {
      for (JsonNode status : object.path("status").path(field)) {
        String name = Json.at(object, "metadata.name") + "." + Json.at(status, "name");
        keep(Json.at(status, "containerID"), name + ".log");
        keep(Json.at(status, "lastState.terminated.containerID"), name + ".previous.log");
      }
    }
  }

  /** A container that wrote nothing has no file. */
  private void keep(String id, String name) {
    String log = Json.fileOrEmpty("logs/" + name);
    if (!id.isEmpty() && !log.isEmpty()) {
      state.logs().keep(id, StartTimes.fill(log, now).lines().toList());
    }
  }
}
