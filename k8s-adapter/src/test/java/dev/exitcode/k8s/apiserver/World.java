package dev.exitcode.k8s.apiserver;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects put into the API server as their controllers and kubelet would put them there: statuses
 * through the status subresource, owners and what events are about by uid.
 */
final class World {
  static final String NODE = "node-1";

  private static final JsonMapper JSON = new JsonMapper();

  private final Api admin;
  private final String namespace;
  private final Map<String, JsonNode> made = new HashMap<>();

  private World(Api admin, String namespace) {
    this.admin = admin;
    this.namespace = namespace;
  }

  /** A node whose kubelet is ours. */
  static void node(Api admin, Kubelet kubelet) {
    JsonNode node =
        Api.tree(
            """
            {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%s"}, "status": {
              "addresses": [{"type": "InternalIP", "address": "127.0.0.1"}],
              "conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady"}],
              "capacity": {"cpu": "4", "memory": "16Gi", "pods": "110"},
              "daemonEndpoints": {"kubeletEndpoint": {"Port": %d}}}}
            """
                .formatted(NODE, kubelet.port()));
    new World(admin, "").put(node);
  }

  /** A new namespace with a workload of each kind, most of them in trouble. */
  static World create(Api admin, String namespace) throws IOException {
    World world = new World(admin, namespace);
    world
        .admin
        .post("/api/v1/namespaces", Api.tree("{\"metadata\": {\"name\": \"" + namespace + "\"}}"))
        .ok();
    try (InputStream in = World.class.getResourceAsStream("world.json")) {
      JSON.readTree(in).forEach(world::put);
    }
    return world;
  }

  String namespace() {
    return namespace;
  }

  /** The uid of what was put there. */
  String uid(String kind, String name) {
    return found(kind + "/" + name).at("/metadata/uid").asString();
  }

  /** Creates an object, then writes its status as another step, as Kubernetes wants it. */
  JsonNode put(JsonNode given) {
    ObjectNode object = (ObjectNode) given.deepCopy();
    refer(object);
    String path = path(object);
    String name = object.at("/metadata/name").asString();
    JsonNode answer = admin.post(path, object).ok();
    JsonNode status = object.path("status");
    if (!status.isMissingNode()) {
      answer =
          admin
              .merge(path + "/" + name + "/status", JSON.createObjectNode().set("status", status))
              .ok();
    }
    made.put(object.path("kind").asString() + "/" + name, answer);
    return answer;
  }

  private void refer(ObjectNode object) {
    JsonNode owner = object.at("/metadata/ownerReferences/0");
    if (owner.isString()) {
      ObjectNode reference = reference(owner.asString()).put("controller", true);
      ((ObjectNode) object.path("metadata")).putArray("ownerReferences").add(reference);
    }
    for (String about : new String[] {"involvedObject", "regarding"}) {
      if (object.path(about).isString()) {
        object.set(about, reference(object.path(about).asString()).put("namespace", namespace));
      }
    }
  }

  private ObjectNode reference(String owner) {
    JsonNode object = found(owner);
    return JSON.createObjectNode()
        .put("apiVersion", object.path("apiVersion").asString())
        .put("kind", object.path("kind").asString())
        .put("name", object.at("/metadata/name").asString())
        .put("uid", object.at("/metadata/uid").asString());
  }

  private JsonNode found(String object) {
    JsonNode found = made.get(object);
    if (found == null) {
      throw new AssertionError("not there: " + object);
    }
    return found;
  }

  private String path(JsonNode object) {
    String version = object.path("apiVersion").asString();
    String kind = object.path("kind").asString();
    return (version.contains("/") ? "/apis/" : "/api/")
        + version
        + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
        + "/"
        + kind.toLowerCase(Locale.ROOT)
        + "s";
  }
}
