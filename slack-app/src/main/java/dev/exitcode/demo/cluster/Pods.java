package dev.exitcode.demo.cluster;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects as those change them who run a cluster: read, changed, written. */
final class Pods {
  private final ClusterState state;
  private final Clock clock;

  Pods(ClusterState state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Kubernetes writes whole seconds. */
  String now() {
    return second().toString();
  }

  Instant second() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  PodLogs logs() {
    return state.logs();
  }

  Resource resource(String kind) {
    return state.resources().ofKind(kind);
  }

  /**
   * One object.
   *
   * @throws IllegalArgumentException where there is none
   */
  ObjectNode get(String kind, String namespace, String name) {
    Stored found = state.store().get(resource(kind), namespace, name);
    if (found == null) {
      throw new IllegalArgumentException("no " + kind + " " + namespace + "/" + name);
    }
    return ((ObjectNode) found.tree()).put("kind", kind);
  }

  List<ObjectNode> all(String kind, Predicate<JsonNode> chosen) {
    Sorted.Range everything = new Sorted.Range("", "", 0, 0);
    return state.store().list(resource(kind), everything, _ -> true).items().stream()
        .map(stored -> ((ObjectNode) stored.tree()).put("kind", kind))
        .filter(chosen)
        .toList();
  }

  void put(ObjectNode object) {
    Resource resource = resource(Json.at(object, "kind"));
    state.store().put(resource, version -> Stored.of(resource, object, version));
  }

  void remove(ObjectNode object) {
    Resource resource = resource(Json.at(object, "kind"));
    String key = Json.at(object, "metadata.namespace") + "/" + Json.at(object, "metadata.name");
    state.store().remove(resource, key, version -> Stored.of(resource, object, version));
  }

  /** Changes a pod, as one change of the store. */
  void edit(String namespace, String name, Consumer<ObjectNode> change) {
    ObjectNode pod = get("Pod", namespace, name);
    change.accept(pod);
    put(pod);
  }

  /** Has kubelet say something of an object. */
  void tell(ObjectNode about, String type, String reason, String message) {
    ObjectNode event = Json.object().put("type", type).put("reason", reason);
    put(SeedEvent.of(about, event.put("message", message).put("firstTimestamp", now())));
  }
}
