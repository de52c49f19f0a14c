package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One workload, translated, and who owns it. */
record Workload(WorkloadFacts facts, List<Owner> owners) {
  /** Those that own pods before those that own these. */
  static final List<String> KINDS =
      List.of(
          "ReplicaSet",
          "ReplicationController",
          "StatefulSet",
          "DaemonSet",
          "Job",
          "Deployment",
          "CronJob");

  /** Null where it has no name. */
  static @Nullable Workload of(String kind, JsonNode object, Revisions revisions) {
    JsonNode metadata = object.path("metadata");
    String name = Json.text(metadata, "name");
    return name == null
        ? null
        : new Workload(facts(kind, name, object, revisions), Pods.owners(metadata));
  }

  private static WorkloadFacts facts(
      String kind, String name, JsonNode object, Revisions revisions) {
    String namespace = Json.text(object.path("metadata"), "namespace");
    return new WorkloadFacts(
        kind,
        namespace,
        name,
        Json.time(object.path("metadata"), "creationTimestamp"),
        desired(object),
        ready(kind, object.path("status")),
        kind.equals("Job") ? counted(object.path("status"), "failed") : null,
        Conditions.of(object.path("status")),
        revisions.changes(kind, namespace, name),
        Annotations.ours(object.path("metadata")));
  }

  private static @Nullable Integer desired(JsonNode object) {
    for (String field : List.of("replicas", "completions")) {
      Integer wanted = Json.small(object.path("spec"), field);
      if (wanted != null) {
        return wanted;
      }
    }
    return Json.small(object.path("status"), "desiredNumberScheduled");
  }

  private static @Nullable Integer ready(String kind, JsonNode status) {
    return switch (kind) {
      case "CronJob" -> null;
      case "Job" -> counted(status, "succeeded");
      case "DaemonSet" -> counted(status, "numberReady");
      default -> counted(status, "readyReplicas");
    };
  }

  /** Kubernetes leaves out a count of zero. */
  private static @Nullable Integer counted(JsonNode status, String field) {
    Integer count = Json.small(status, field);
    return count == null && status.isObject() ? (Integer) 0 : count;
  }
}
