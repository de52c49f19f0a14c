package dev.exitcode.demo.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object, with what selectors ask for beside it, so that nothing is parsed to find it.
 *
 * @param namespace empty where the resource has none
 * @param fields the values of the fields that its resource may be selected by
 * @param json the object without kind and apiVersion, as the items of a list are written
 */
record Stored(
    String namespace,
    String name,
    Map<String, String> labels,
    Map<String, String> fields,
    Supplier<byte[]> json) {

  /** An object that is kept as it is; it gets this version. */
  static Stored of(Resource resource, ObjectNode object, long version) {
    JsonNode metadata = object.path("metadata");
    ((ObjectNode) metadata).put("resourceVersion", Long.toString(version));
    byte[] json = asItem(object).toString().getBytes(StandardCharsets.UTF_8);
    return new Stored(
        Json.at(metadata, "namespace"),
        Json.at(metadata, "name"),
        Json.entries(metadata.path("labels")),
        fields(resource, object),
        () -> json);
  }

  /** Metadata first, and without what the list says for all of them. */
  private static ObjectNode asItem(ObjectNode object) {
    ObjectNode item = Json.object();
    item.set("metadata", object.path("metadata"));
    return item.setAll(object).without("kind").without("apiVersion");
  }

  private static Map<String, String> fields(Resource resource, JsonNode object) {
    Map<String, String> fields = new TreeMap<>();
    resource.fields().forEach((label, path) -> fields.put(label, Json.at(object, path)));
    return fields;
  }

  /** What sorts objects as a real server lists them. */
  String key() {
    return namespace + "/" + name;
  }

  /** The value of a field that may be selected by. */
  String field(String label) {
    return switch (label) {
      case "metadata.name" -> name;
      case "metadata.namespace" -> namespace;
      default -> fields.getOrDefault(label, "");
    };
  }

  JsonNode tree() {
    return Json.MAPPER.readTree(json.get());
  }

  /** The object as it is written by itself. */
  byte[] whole(Resource resource) {
    String type =
        "{\"kind\":\"%s\",\"apiVersion\":\"%s\",".formatted(resource.kind(), resource.apiVersion());
    return (type + new String(json.get(), StandardCharsets.UTF_8).substring(1))
        .getBytes(StandardCharsets.UTF_8);
  }
}
