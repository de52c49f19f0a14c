package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.WorkloadFacts.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The pod templates that a workload had, as its ReplicaSets or ControllerRevisions keep them, or
 * the Jobs that were its runs, and what changed from one to the next.
 */
final class Revisions {
  private static final String NUMBER = "deployment.kubernetes.io/revision";

  /** Older ones explain no crash of today. */
  private static final int MOST_STEPS = 5;

  private static final int MOST_CHANGES = 20;

  private static final Comparator<Revision> NEWEST_FIRST =
      Comparator.comparing(Revision::number, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
          .thenComparing(Revision::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .reversed();

  private final Map<String, Map<String, Revision>> byWorkload = new HashMap<>();

  private record Revision(@Nullable Long number, @Nullable Instant at, JsonNode template) {}

  static Revisions in(Bundle bundle) {
    Revisions revisions = new Revisions();
    for (JsonNode set : bundle.of("ReplicaSet")) {
      JsonNode annotations = set.path("metadata").path("annotations");
      revisions.add(set, Json.whole(annotations, NUMBER), set.path("spec"));
    }
    for (JsonNode revision : bundle.of("ControllerRevision")) {
      JsonNode spec = revision.path("data").path("spec");
      revisions.add(revision, Json.whole(revision, "revision"), spec);
    }
    for (JsonNode run : bundle.of("Job")) {
      revisions.add(run, null, run.path("spec"));
    }
    return revisions;
  }

  /** What changed in a workload's template, the newest first. */
  List<Change> changes(String kind, @Nullable String namespace, String name) {
    List<Revision> sorted = new ArrayList<>(of(kind, namespace, name).values());
    sorted.sort(NEWEST_FIRST);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i + 1 < Math.min(sorted.size(), MOST_STEPS + 1); i++) {
      step(sorted.get(i + 1), sorted.get(i), changes);
    }
    return changes.subList(0, Math.min(MOST_CHANGES, changes.size()));
  }

  private Map<String, Revision> of(String kind, @Nullable String namespace, String name) {
    return byWorkload.getOrDefault(key(kind, namespace, name), Map.of());
  }

  private void add(JsonNode object, @Nullable Long number, JsonNode spec) {
    JsonNode metadata = object.path("metadata");
    Instant at = Json.time(metadata, "creationTimestamp");
    List<Owner> owners = Pods.owners(metadata);
    if (!owners.isEmpty() && spec.path("template").isObject()) {
      Owner owner = owners.getFirst();
      byWorkload
          .computeIfAbsent(
              key(owner.kind(), Json.text(metadata, "namespace"), owner.name()),
              k -> new LinkedHashMap<>())
          .put(Json.text(metadata, "name") + "", new Revision(number, at, spec.path("template")));
    }
  }

  /** Who goes back to an old template gets the old object, whose time is that of its making. */
  private static void step(Revision older, Revision newer, List<Change> changes) {
    boolean forward = older.at() != null && newer.at() != null && newer.at().isAfter(older.at());
    for (String what : new TemplateChanges(older.template(), newer.template()).all()) {
      changes.add(new Change(forward ? newer.at() : null, what));
    }
  }

  private static String key(String kind, @Nullable String namespace, String name) {
    return namespace + "/" + kind + "/" + name;
  }
}
