package dev.exitcode.demo.cluster;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event written beside the object it is about, completed. */
final class SeedEvent {
  private static final String FIRST = "firstTimestamp";
  private static final String LAST = "lastTimestamp";

  private SeedEvent() {}

  /** Where nothing else is written, kubelet reports that it happened once. */
  static ObjectNode of(JsonNode about, JsonNode written) {
    String name = Json.at(about, "metadata.name");
    String namespace = Json.at(about, "metadata.namespace");
    ObjectNode event = Json.object().put("kind", "Event").put("apiVersion", "v1");
    String id = Identity.digest(name + written).substring(0, 16);
    ObjectNode metadata = event.putObject("metadata").put("name", name + "." + id);
    metadata.put("namespace", namespace.isEmpty() ? "default" : namespace);
    metadata.put("uid", Identity.uid("Event/" + name + id));
    metadata.set("creationTimestamp", written.path(FIRST));
    event.set("involvedObject", reference(about, namespace));
    if (!written.has("source")) {
      event.putObject("source").put("component", "kubelet").put("host", node(about));
    }
    event.put("count", 1).putNull("eventTime");
    event.set(LAST, written.path(FIRST));
    ObjectNode whole = (ObjectNode) Merge.of(event, written);
    String message = Json.at(whole, "message");
    whole.put("message", message.replace("UID", Json.at(about, "metadata.uid")));
    whole.set("reportingComponent", whole.path("source").path("component"));
    return whole.put("reportingInstance", Json.at(whole, "source.host"));
  }

  /** A node is known to events by its name only: its uid there is the name, too. */
  private static ObjectNode reference(JsonNode about, String namespace) {
    ObjectNode reference = Json.object();
    String name = Json.at(about, "metadata.name");
    reference.put("kind", Json.at(about, "kind"));
    if (!namespace.isEmpty()) {
      reference.put("namespace", namespace).put("apiVersion", Json.at(about, "apiVersion"));
    }
    reference.put("name", name);
    return reference.put("uid", namespace.isEmpty() ? name : Json.at(about, "metadata.uid"));
  }

  private static String node(JsonNode about) {
    String name = Json.at(about, "spec.nodeName");
    return name.isEmpty() ? Json.at(about, "metadata.name") : name;
  }
}
