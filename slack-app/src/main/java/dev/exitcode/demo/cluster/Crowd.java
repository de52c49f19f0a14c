package dev.exitcode.demo.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many healthy pods; each is written only when it is asked for, so that none takes much memory. */
final class Crowd {
  private static final int PER_NAMESPACE = 1_000;
  private static final int PER_WORKLOAD = 20;

  /** The container id that all of them share, and so their log. */
  private static final String CONTAINER = "containerd://" + Identity.digest("crowd");

  private final ClusterState state;
  private final String template;
  private final Instant now;

  Crowd(ClusterState state, Instant now) {
    this.state = state;
    this.now = now;
    this.template =
        compact(StartTimes.fill(Json.file("crowd-pod.json"), now))
            .replace("CONTAINER-ID", CONTAINER);
  }

  private static String compact(String json) {
    return Json.MAPPER.readTree(json).toString();
  }

  void add(int pods) {
    state.logs().keep(CONTAINER, log());
    for (int i = 0; i < pods; i++) {
      add(i, Place.of(i));
    }
  }

  private void add(int index, Place place) {
    Resource resource = state.resources().ofKind("Pod");
    state.store().put(resource, version -> place.pod(json(index, place, version)));
  }

  /** Where a pod of the crowd belongs. */
  private record Place(String namespace, String app, String name, String node) {
    static Place of(int index) {
      int within = index % PER_NAMESPACE;
      String app = "svc-%02d".formatted(within / PER_WORKLOAD);
      return new Place(
          "team-%04d".formatted(index / PER_NAMESPACE),
          app,
          app + "-6b8f7d5c9-%05d".formatted(within),
          "crowd-node-%d".formatted(index / 100));
    }

    Stored pod(Supplier<byte[]> json) {
      Map<String, String> labels = Map.of("app", app, "pod-template-hash", "6b8f7d5c9");
      Map<String, String> fields = Map.of("spec.nodeName", node, "status.phase", "Running");
      return new Stored(namespace, name, labels, fields, json);
    }
  }

  private Supplier<byte[]> json(int index, Place place, long version) {
    return () ->
        template
            .replace("UID", Identity.uid("crowd/" + index))
            .replace("VERSION", Long.toString(version))
            .replace("NAMESPACE", place.namespace)
            .replace("NAME", place.name)
            .replace("APP", place.app)
            .replace("NODE", place.node)
            .getBytes(StandardCharsets.UTF_8);
  }

  private List<String> log() {
    return IntStream.range(0, 500)
        .mapToObj(i -> now.minusSeconds(500 - i) + " GET /orders/" + i + " 200 12ms")
        .toList();
  }
}
