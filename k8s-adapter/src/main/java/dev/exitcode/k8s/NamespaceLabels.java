package dev.exitcode.k8s;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The labels of a cluster's namespaces, read anew each minute while somebody asks. Thread-safe. */
final class NamespaceLabels {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final Picker PICKER = new Picker(Set.of("metadata/name", "metadata/labels"));

  private final ClusterAccess access;
  private final Api api;
  private @Nullable Map<String, Map<String, String>> known;
  private Deadline fresh = Deadline.in(Duration.ZERO);

  NamespaceLabels(ClusterAccess access, Api api) {
    this.access = access;
    this.api = api;
  }

  /** By namespace; empty where they cannot be read. Waits for them where they are old. */
  synchronized Map<String, Map<String, String>> current() {
    if (known == null || fresh.isOver()) {
      known = read();
      fresh = Deadline.in(FRESH);
    }
    return known;
  }

  /** As they were read last. */
  synchronized Map<String, Map<String, String>> known() {
    return known == null ? Map.of() : known;
  }

  private Map<String, Map<String, String>> read() {
    Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();
    try {
      if (access.namespaces().isEmpty()) {
        new PagedList(api, in -> add(labels, PICKER.pick(in))).read(Paths.everywhere("namespaces"));
      }
      for (String namespace : access.namespaces()) {
        String path = Paths.everywhere("namespaces") + "/" + Paths.segment(namespace);
        add(labels, api.get(path, Api.INTERACTIVE));
      }
    } catch (ApiException e) {
      // Who may not read them decides without them.
    }
    return labels;
  }

  private static void add(Map<String, Map<String, String>> labels, JsonNode namespace) {
    String name = Json.text(namespace.path("metadata"), "name");
    if (name != null) {
      labels.put(name, Json.entries(namespace.path("metadata"), "labels"));
    }
  }
}
