package dev.exitcode.k8s;

import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.PodSpec;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.PodStatus.Deletion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Pod, translated. */
final class Pods {
  private Pods() {}

  /** A pod, with the memory that was measured by container. */
  static PodFacts of(JsonNode pod, Map<String, String> memoryUsage) {
    return new PodFacts(
        identity(pod.path("metadata")),
        spec(pod.path("spec")),
        status(pod.path("metadata"), pod.path("status")),
        Containers.of(pod, memoryUsage));
  }

  private static PodIdentity identity(JsonNode metadata) {
    return new PodIdentity(
        Json.text(metadata, "namespace"),
        Json.text(metadata, "name"),
        Json.text(metadata, "uid"),
        Json.time(metadata, "creationTimestamp"),
        owners(metadata),
        Json.entries(metadata, "labels"),
        Annotations.of(metadata));
  }

  /** The owners of any object, the controller first. */
  static List<Owner> owners(JsonNode metadata) {
    List<Owner> owners = new ArrayList<>();
    for (JsonNode reference : Json.objects(metadata, "ownerReferences")) {
      String kind = Json.text(reference, "kind");
      String name = Json.text(reference, "name");
      if (kind != null && name != null) {
        boolean controls = Boolean.TRUE.equals(Json.flag(reference, "controller"));
        owners.add(controls ? 0 : owners.size(), new Owner(kind, name));
      }
    }
    return owners;
  }

  private static PodSpec spec(JsonNode spec) {
    return new PodSpec(
        Json.text(spec, "nodeName"),
        Json.text(spec, "restartPolicy"),
        Json.small(spec, "terminationGracePeriodSeconds"),
        Json.whole(spec, "activeDeadlineSeconds"),
        Json.flag(spec, "hostNetwork"),
        Securities.of(spec),
        Volumes.of(spec),
        Specifications.resources(spec.path("resources")));
  }

  private static PodStatus status(JsonNode metadata, JsonNode status) {
    return new PodStatus(
        Json.text(status, "phase"),
        Json.text(status, "reason"),
        Json.text(status, "message"),
        Json.text(status, "qosClass"),
        Json.time(status, "startTime"),
        Conditions.of(status),
        deletion(metadata));
  }

  private static @Nullable Deletion deletion(JsonNode metadata) {
    return Json.text(metadata, "deletionTimestamp") == null
        ? null
        : new Deletion(
            Json.time(metadata, "deletionTimestamp"),
            Json.small(metadata, "deletionGracePeriodSeconds"),
            Json.texts(metadata, "finalizers"));
  }
}
