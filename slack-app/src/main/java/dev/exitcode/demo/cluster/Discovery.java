package dev.exitcode.demo.cluster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client asks first: which version this is, and what it serves. */
final class Discovery {
  private static final String V1 = "v1";

  private final Map<String, ObjectNode> documents = new HashMap<>();

  Discovery(Resources resources) {
    Map<String, List<Resource>> byPath = resources.byPath();
    documents.put("/version", (ObjectNode) Json.MAPPER.readTree(Json.file("version.json")));
    ObjectNode core = Json.object().put("kind", "APIVersions");
    core.putArray("versions").add(V1);
    core.putArray("serverAddressByClientCIDRs");
    documents.put("/api", core);
    ObjectNode groups = Json.object().put("kind", "APIGroupList").put("apiVersion", V1);
    ArrayNode all = groups.putArray("groups");
    groups(byPath).forEach((path, group) -> all.add(group));
    documents.put("/apis", groups);
    groups(byPath).forEach((path, group) -> documents.put(path, group));
    byPath.forEach((path, served) -> documents.put(path, listed(served)));
  }

  /** The document at a path; null where there is none. */
  @Nullable ObjectNode at(String path) {
    return documents.get(path);
  }

  private static ObjectNode listed(List<Resource> resources) {
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", V1);
    list.put("groupVersion", resources.getFirst().apiVersion());
    ArrayNode entries = list.putArray("resources");
    resources.forEach(resource -> resource.listIn(entries));
    return list;
  }

  private static Map<String, ObjectNode> groups(Map<String, List<Resource>> byPath) {
    Map<String, ObjectNode> groups = new LinkedHashMap<>();
    for (List<Resource> served : byPath.values()) {
      Resource first = served.getFirst();
      if (!first.group().isEmpty()) {
        groups.put("/apis/" + first.group(), group(first));
      }
    }
    return groups;
  }

  private static ObjectNode group(Resource of) {
    ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", V1);
    group.put("name", of.group());
    version(group.putArray("versions").addObject(), of);
    version(group.putObject("preferredVersion"), of);
    return group;
  }

  private static void version(ObjectNode entry, Resource of) {
    entry.put("groupVersion", of.apiVersion()).put("version", of.version());
  }
}
