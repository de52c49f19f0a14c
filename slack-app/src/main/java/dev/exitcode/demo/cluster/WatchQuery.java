package dev.exitcode.demo.cluster;

import dev.exitcode.demo.cluster.Sorted.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a watch asks for.
 *
 * @param from the version after which changes are told; 0 where what is there comes first
 * @param bookmarkEvery longer than the timeout where none are wanted
 */
record WatchQuery(
    Resource resource,
    String namespace,
    Predicate<Stored> selected,
    long from,
    boolean initialEvents,
    Duration timeout,
    Duration bookmarkEvery) {
  /** A real server takes between that and twice as long where nothing is said. */
  private static final int USUAL_TIMEOUT = 1_800;

  /**
   * @throws ApiError where a parameter is none that a real server takes
   */
  static WatchQuery of(Target target, Map<String, String> query, Duration bookmarkEvery) {
    boolean initial = is(query, "sendInitialEvents");
    boolean bookmarks = is(query, "allowWatchBookmarks");
    if (initial && !query.getOrDefault("resourceVersionMatch", "").equals("NotOlderThan")) {
      throw ApiError.badRequest(
          "resourceVersionMatch: Forbidden: sendInitialEvents needs NotOlderThan");
    }
    int seconds = Numbers.parse(query, "timeoutSeconds");
    Duration timeout = Duration.ofSeconds(seconds == 0 ? USUAL_TIMEOUT : seconds);
    return new WatchQuery(
        target.resource(),
        target.namespace(),
        Lists.selected(target.resource(), query),
        initial ? 0 : Numbers.parse(query, "resourceVersion"),
        initial,
        timeout,
        bookmarks ? bookmarkEvery : timeout.plusDays(1));
  }

  private static boolean is(Map<String, String> query, String parameter) {
    return query.getOrDefault(parameter, "false").matches("true|1");
  }

  boolean fromNow() {
    return from == 0;
  }

  Range all() {
    return new Range(namespace, "", 0, 0);
  }

  /** The word for a change; empty where the client is not told of it. */
  String type(Change change) {
    boolean inside = namespace.isEmpty() || change.now().namespace().equals(namespace);
    return inside && change.resource().equals(resource) ? change.type(selected) : "";
  }

  byte[] bookmark(long version) {
    return bookmark(version, Json.object());
  }

  byte[] endOfInitialEvents(long version) {
    return bookmark(version, Json.object().put("k8s.io/initial-events-end", "true"));
  }

  private byte[] bookmark(long version, ObjectNode annotations) {
    ObjectNode object = Json.object().put("kind", resource.kind());
    ObjectNode metadata = object.put("apiVersion", resource.apiVersion()).putObject("metadata");
    metadata.put("resourceVersion", Long.toString(version)).putNull("creationTimestamp");
    if (!annotations.isEmpty()) {
      metadata.set("annotations", annotations);
    }
    return Watch.line("BOOKMARK", object.toString().getBytes(StandardCharsets.UTF_8));
  }
}
