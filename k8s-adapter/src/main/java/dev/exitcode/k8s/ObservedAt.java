package dev.exitcode.k8s;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * When objects were read: not before the latest time that Kubernetes wrote into them. Times that
 * lie ahead by their nature, such as that of a deletion, do not count.
 */
final class ObservedAt {
  private static final Set<String> TIMES =
      Set.of(
          "completionTime",
          "creationTimestamp",
          "deprecatedFirstTimestamp",
          "deprecatedLastTimestamp",
          "eventTime",
          "finishedAt",
          "firstTimestamp",
          "lastHeartbeatTime",
          "lastObservedTime",
          "lastProbeTime",
          "lastScheduleTime",
          "lastSuccessfulTime",
          "lastTimestamp",
          "lastTransitionTime",
          "lastUpdateTime",
          "startTime",
          "startedAt",
          "time",
          "timestamp");

  /** What people wrote, which Kubernetes only keeps. */
  private static final Set<String> NOT_ITS_OWN =
      Set.of("spec", "annotations", "labels", "fieldsV1", "template");

  /** Synthetic times lie before. */
  private static final Instant FIRST_REAL = Instant.parse("1971-01-01T00:00:00Z");

  private final Deque<JsonNode> open = new ArrayDeque<>();
  private @Nullable Instant latest;

  private ObservedAt() {}

  /** The latest real time in a tree, or null. */
  static @Nullable Instant of(JsonNode tree) {
    ObservedAt observed = new ObservedAt();
    observed.open.push(tree);
    while (!observed.open.isEmpty()) {
      observed.look(observed.open.pop());
    }
    return observed.latest;
  }

  private void look(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::openLater);
    } else {
      node.forEachEntry(this::look);
    }
  }

  private void look(String field, JsonNode value) {
    if (TIMES.contains(field)) {
      count(Json.time(value));
    } else if (!NOT_ITS_OWN.contains(field)) {
      openLater(value);
    }
  }

  private void openLater(JsonNode value) {
    if (value.isContainer()) {
      open.push(value);
    }
  }

  private void count(@Nullable Instant time) {
    if (time != null && !time.isBefore(FIRST_REAL) && (latest == null || time.isAfter(latest))) {
      latest = time;
    }
  }
}
