package dev.exitcode.demo.cluster;

import tools.jackson.databind.JsonNode;

/** All that a cluster holds, and who may see it. */
record ClusterState(Resources resources, ObjectStore store, PodLogs logs, Access access) {
  /** An empty one, with this access table. */
  static ClusterState empty(JsonNode access) {
    return new ClusterState(
        Resources.bundled(), new ObjectStore(), new PodLogs(), Access.of(access));
  }
}
