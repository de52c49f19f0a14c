package dev.exitcode.demo.cluster;

import tools.jackson.databind.JsonNode;

/** All that a cluster holds, who may see it, and who is looking. */
record ClusterState(
    Resources resources, ObjectStore store, PodLogs logs, Access access, Watches watches) {
  /** An empty one, with this access table. */
  static ClusterState empty(JsonNode access) {
    ObjectStore store = new ObjectStore();
    return new ClusterState(
        Resources.bundled(), store, new PodLogs(), Access.of(access), new Watches(store));
  }
}
