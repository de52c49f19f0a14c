package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The labels of a cluster's namespaces and what they want to be told of, read anew each minute
 * while somebody asks. Thread-safe.
 */
final class Namespaces {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final Picker PICKER =
      new Picker(Set.of("metadata/name", "metadata/labels", "metadata/annotations"));

  private final ClusterAccess access;
  private final Api api;
  private @Nullable Read known;
  private Deadline fresh = Deadline.in(Duration.ZERO);

  /** By namespace; null: all could be read. */
  private record Read(
      Map<String, Map<String, String>> labels,
      Map<String, Map<String, String>> annotations,
      Missing.@Nullable Why missing) {}

  Namespaces(ClusterAccess access, Api api) {
    this.access = access;
    this.api = api;
  }

  /** By namespace; empty where they cannot be read. Waits for them where they are old. */
  Map<String, Map<String, String>> labels() {
    return current().labels();
  }

  /** As they were read last. */
  synchronized Map<String, Map<String, String>> knownLabels() {
    return known == null ? Map.of() : known.labels();
  }

  /** What one wants; waits where that is old. */
  NamespaceNotes notes(String namespace) {
    Read read = current();
    Map<String, String> annotations = read.annotations().get(namespace);
    if (annotations != null) {
      return new NamespaceNotes(annotations, null);
    }
    return NamespaceNotes.unread(read.missing() == null ? Missing.Why.NOT_FOUND : read.missing());
  }

  private synchronized Read current() {
    Read read = known;
    if (read == null || fresh.isOver()) {
      read = read();
      known = read;
      fresh = Deadline.in(FRESH);
    }
    return read;
  }

  /** Who may not read them decides without them. */
  private Read read() {
    Read read = new Read(new HashMap<>(), new HashMap<>(), null);
    Missing.Why missing = null;
    for (Reading one : readings(read)) {
      try {
        one.run();
      } catch (ApiException e) {
        missing = e.why();
      }
    }
    return new Read(Map.copyOf(read.labels()), Map.copyOf(read.annotations()), missing);
  }

  private interface Reading {
    void run() throws ApiException;
  }

  private List<Reading> readings(Read read) {
    String all = Paths.everywhere("namespaces");
    if (access.namespaces().isEmpty()) {
      return List.of(() -> new PagedList(api, in -> add(read, PICKER.pick(in))).read(all));
    }
    return access.namespaces().stream()
        .<Reading>map(
            one -> () -> add(read, api.get(all + "/" + Paths.segment(one), Api.INTERACTIVE)))
        .toList();
  }

  private static void add(Read read, JsonNode namespace) {
    JsonNode metadata = namespace.path("metadata");
    String name = Json.text(metadata, "name");
    if (name != null) {
      read.labels().put(name, Json.entries(metadata, "labels"));
      read.annotations().put(name, Annotations.ours(metadata));
    }
  }
}
