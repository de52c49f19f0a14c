package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The labels of a cluster's namespaces and what they want to be told of, read anew each minute
 * while somebody asks. Thread-safe.
 */
final class Namespaces {
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Older ones decide nothing: a label may have been taken away since. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Picker PICKER =
      new Picker(Set.of("metadata/name", "metadata/labels", "metadata/annotations"));

  private final ClusterAccess access;
  private final Api api;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable Read known;
  private volatile Deadline fresh = Deadline.in(Duration.ZERO);
  private volatile Deadline counting = Deadline.in(Duration.ZERO);

  /** By namespace; null: all could be read, but for what is gone. */
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

  /** Why some could not be read when it was tried last, or null. */
  Missing.@Nullable Why trouble() {
    Read now = known;
    return now == null ? null : now.missing();
  }

  /** What is known of them, at once; read anew behind it where it is old. */
  Map<String, Map<String, String>> knownLabels() {
    Read now = known;
    if (fresh.isOver() && reading.compareAndSet(false, true)) {
      var _ = CompletableFuture.runAsync(this::refresh, Thread.ofVirtual()::start);
    }
    return now == null || counting.isOver() ? Map.of() : now.labels();
  }

  private void refresh() {
    try {
      var _ = current();
    } finally {
      reading.set(false);
    }
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
      fresh = Deadline.in(FRESH);
      counting = Deadline.in(LONGEST);
      known = read;
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
        missing = e.why() == Missing.Why.NOT_FOUND ? missing : e.why();
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
