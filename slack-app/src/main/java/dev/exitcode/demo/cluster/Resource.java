package dev.exitcode.demo.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of object and how it is addressed.
 *
 * @param group empty for the core group
 * @param fields what a field selector may name, and where it stands in the object
 * @param columns of the table that kubectl prints, and where each value stands in the object
 */
record Resource(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    List<String> verbs,
    List<String> shortNames,
    List<String> subresources,
    Map<String, String> fields,
    Map<String, String> columns) {

  static Resource of(JsonNode row) {
    return new Resource(
        row.path("group").asString(""),
        row.path("version").asString("v1"),
        row.path("plural").asString(),
        row.path("kind").asString(),
        row.path("namespaced").asBoolean(true),
        Json.texts(row.path("verbs")),
        Json.texts(row.path("shortNames")),
        Json.texts(row.path("subresources")),
        Json.entries(row.path("fields")),
        Json.entries(row.path("columns")));
  }

  /** The name that is unique among all, such as {@code deployments.apps}. */
  String name() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Where its objects are served. */
  String path() {
    return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
  }

  /** As discovery lists it, its subresources behind it. */
  void listIn(ArrayNode resources) {
    ObjectNode own = listed(resources.addObject(), plural);
    own.put("singularName", kind.toLowerCase(Locale.ROOT));
    verbs.forEach(own.putArray("verbs")::add);
    if (!shortNames.isEmpty()) {
      shortNames.forEach(own.putArray("shortNames")::add);
    }
    for (String subresource : subresources) {
      listed(resources.addObject(), plural + "/" + subresource).putArray("verbs").add("get");
    }
  }

  private ObjectNode listed(ObjectNode entry, String name) {
    return entry
        .put("name", name)
        .put("singularName", "")
        .put("namespaced", namespaced)
        .put("kind", kind);
  }
}
