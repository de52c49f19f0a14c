package dev.exitcode.k8s;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerFacts.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The containers of a pod: each specification with the status of its name, either may be absent.
 */
final class Containers {
  private final JsonNode pod;
  private final Map<String, String> memoryUsage;
  private final List<ContainerFacts> found = new ArrayList<>();

  private Containers(JsonNode pod, Map<String, String> memoryUsage) {
    this.pod = pod;
    this.memoryUsage = memoryUsage;
  }

  /** Those of a pod, with the memory that was measured by container. */
  static List<ContainerFacts> of(JsonNode pod, Map<String, String> memoryUsage) {
    Containers containers = new Containers(pod, memoryUsage);
    containers.add(Kind.INIT, "initContainers", "initContainerStatuses");
    containers.add(Kind.APP, "containers", "containerStatuses");
    containers.add(Kind.EPHEMERAL, "ephemeralContainers", "ephemeralContainerStatuses");
    return containers.found;
  }

  private void add(Kind kind, String specifications, String statuses) {
    Map<String, JsonNode> specs = byName(Json.objects(pod.path("spec"), specifications));
    Map<String, JsonNode> left = byName(Json.objects(pod.path("status"), statuses));
    specs.forEach((key, spec) -> found.add(fact(kind, spec, taken(left, key))));
    left.values().forEach(status -> found.add(fact(kind, MissingNode.getInstance(), status)));
  }

  /** Those without a name by their place. */
  private static Map<String, JsonNode> byName(List<JsonNode> objects) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    for (JsonNode object : objects) {
      String name = Json.text(object, "name");
      byName.putIfAbsent(name == null ? "#" + byName.size() : name, object);
    }
    return byName;
  }

  private static JsonNode taken(Map<String, JsonNode> statuses, String key) {
    JsonNode status = statuses.remove(key);
    return status == null ? MissingNode.getInstance() : status;
  }

  private ContainerFacts fact(Kind kind, JsonNode spec, JsonNode status) {
    String name = Json.text(spec.isObject() ? spec : status, "name");
    return new ContainerFacts(
        name,
        kind == Kind.INIT && isSidecar(spec, status) ? Kind.SIDECAR : kind,
        Specifications.of(spec, status),
        Statuses.of(status, usage(name)));
  }

  private static boolean isSidecar(JsonNode spec, JsonNode status) {
    if (spec.isObject()) {
      return "Always".equals(Json.text(spec, "restartPolicy"));
    }
    // An ordinary init container is ready only when it has ended.
    return Boolean.TRUE.equals(Json.flag(status, "ready"))
        && status.path("state").path("running").isObject();
  }

  private @Nullable String usage(@Nullable String name) {
    return name == null ? null : memoryUsage.get(name);
  }
}
