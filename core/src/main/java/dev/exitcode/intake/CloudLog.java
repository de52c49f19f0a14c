package dev.exitcode.intake;

import dev.exitcode.evidence.LogTail.Instance;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Entries of Google Cloud Logging, as its console and {@code gcloud} give them out as JSON. */
final class CloudLog {
  private CloudLog() {}

  static boolean isEntry(JsonNode tree) {
    return tree.has("logName") && (tree.has("textPayload") || tree.has("jsonPayload"));
  }

  /** Reads one entry or a list of them, which may begin with the newest. */
  static void read(JsonNode tree, Draft draft) {
    Stream<JsonNode> entries = tree.isArray() ? tree.valueStream() : Stream.of(tree);
    entries
        .filter(CloudLog::isEntry)
        .sorted(Comparator.comparing(entry -> entry.path("timestamp").asString("")))
        .forEach(entry -> add(entry, draft));
  }

  private static void add(JsonNode entry, Draft draft) {
    JsonNode labels = entry.path("resource").path("labels");
    draft
        .loose()
        .facts()
        .put("identity.namespace", labels.path("namespace_name").asString(null))
        .put("identity.name", labels.path("pod_name").asString(null));
    Draft.LogKey key =
        new Draft.LogKey(labels.path("container_name").asString(null), Instance.UNKNOWN);
    text(entry).lines().forEach(line -> draft.log(key, line));
  }

  private static String text(JsonNode entry) {
    JsonNode payload = entry.path("jsonPayload");
    JsonNode text = entry.has("textPayload") ? entry.path("textPayload") : payload.path("message");
    return text.isString() ? text.asString() : payload.toString();
  }
}
