package dev.exitcode.k8s;

import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.PodFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every object of an input that is understood, translated by itself. */
record Given(
    @Nullable Instant observedAt,
    List<PodFacts> pods,
    List<EventFacts> events,
    List<NodeFacts> nodes,
    List<Workload> workloads) {

  static Given in(JsonNode tree) {
    Bundle bundle = Bundle.of(tree);
    List<PodFacts> pods = pods(bundle);
    ContainerNames names = new ContainerNames(pods);
    Revisions revisions = Revisions.in(bundle);
    return new Given(
        ObservedAt.of(tree),
        pods,
        bundle.of("Event").stream().map(event -> Events.of(event, names)).toList(),
        bundle.of("Node").stream().flatMap(n -> Stream.ofNullable(Nodes.of(n))).toList(),
        bundle.workloads().stream()
            .flatMap(w -> Stream.ofNullable(Workload.of(w.kind(), w.object(), revisions)))
            .toList());
  }

  /** Whether these are pods with nothing around them. */
  boolean isPodsAlone() {
    return events.isEmpty() && nodes.isEmpty() && workloads.isEmpty();
  }

  private static List<PodFacts> pods(Bundle bundle) {
    Map<String, Map<String, String>> usage = new HashMap<>();
    for (JsonNode metrics : bundle.of("PodMetrics")) {
      usage.put(key(metrics), memoryUsage(metrics));
    }
    List<PodFacts> pods = new ArrayList<>();
    for (JsonNode pod : bundle.of("Pod")) {
      pods.add(Pods.of(pod, usage.getOrDefault(key(pod), Map.of())));
    }
    return pods;
  }

  private static Map<String, String> memoryUsage(JsonNode metrics) {
    Map<String, String> usage = new HashMap<>();
    for (JsonNode container : Json.objects(metrics, "containers")) {
      String name = Json.text(container, "name");
      String memory = Json.text(container.path("usage"), "memory");
      if (name != null && memory != null) {
        usage.put(name, memory);
      }
    }
    return usage;
  }

  private static String key(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return Json.text(metadata, "namespace") + "/" + Json.text(metadata, "name");
  }
}
