package dev.exitcode.demo.cluster;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes what a file says of an object with what its owner's template and its kind give it, as
 * controllers and the API server do.
 */
final class Blueprint {
  private static final String LABELS = "labels";

  private final JsonNode defaults = Json.MAPPER.readTree(Json.file("defaults.json"));
  private final Resources resources;
  private final Map<String, JsonNode> known = new HashMap<>();

  Blueprint(Resources resources) {
    this.resources = resources;
  }

  /**
   * The whole object.
   *
   * @throws IllegalArgumentException where its owner has not been completed before it
   */
  ObjectNode completed(String namespace, ObjectNode written) {
    String kind = Json.at(written, "kind");
    ObjectNode own = written.deepCopy().without("owner").without("events");
    Resource resource = resources.ofKind(kind);
    ObjectNode metadata = own.withObject("metadata");
    String name = Json.at(metadata, "name");
    if (resource.namespaced()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("uid", Identity.uid(kind + "/" + namespace + "/" + name));
    JsonNode inherited = inherited(namespace, Json.at(written, "owner"), own);
    ObjectNode whole = (ObjectNode) Merge.of(Merge.of(defaults.path(kind), inherited), own);
    Containers.complete(whole, defaults);
    known.put(namespace + "/" + kind + "/" + name, whole);
    return whole;
  }

  private JsonNode inherited(String namespace, String ownerName, ObjectNode own) {
    if (ownerName.isEmpty()) {
      return Json.object();
    }
    JsonNode owner = known.get(namespace + "/" + ownerName);
    if (owner == null) {
      throw new IllegalArgumentException("the owner " + ownerName + " comes later or never");
    }
    refer(own.withObject("metadata"), owner);
    JsonNode spec = owner.path("spec");
    return switch (Json.at(own, "kind")) {
      case "Job" -> spec.path("jobTemplate");
      case "ReplicaSet" -> replicaSet(owner, own);
      case "ControllerRevision" -> revision(spec.path("template"));
      default -> spec.path("template");
    };
  }

  private void refer(ObjectNode metadata, JsonNode owner) {
    String kind = Json.at(owner, "kind");
    ObjectNode reference = metadata.putArray("ownerReferences").addObject();
    reference.put("apiVersion", resources.ofKind(kind).apiVersion()).put("kind", kind);
    reference.put("name", Json.at(owner, "metadata.name"));
    reference.put("uid", Json.at(owner, "metadata.uid"));
    reference.put("controller", true).put("blockOwnerDeletion", true);
  }

  /** Its name ends in the hash that tells the pods of one revision from those of another. */
  private static JsonNode replicaSet(JsonNode deployment, ObjectNode own) {
    String deployed = Json.at(deployment, "metadata.name");
    String hash = Json.at(own, "metadata.name").substring(deployed.length() + 1);
    ObjectNode inherited = Json.object();
    ObjectNode spec = (ObjectNode) deployment.path("spec").deepCopy();
    ObjectNode labels = spec.withObject("template").withObject("metadata").withObject(LABELS);
    labels.put("pod-template-hash", hash);
    inherited.putObject("metadata").set(LABELS, labels.deepCopy());
    ObjectNode kept = inherited.putObject("spec");
    kept.putObject("selector").set("matchLabels", labels.deepCopy());
    kept.set("template", spec.path("template"));
    return inherited;
  }

  private static JsonNode revision(JsonNode template) {
    ObjectNode inherited = Json.object();
    inherited.putObject("metadata").set(LABELS, template.path("metadata").path(LABELS));
    inherited.putObject("data").putObject("spec").set("template", template);
    return inherited;
  }
}
