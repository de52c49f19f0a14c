package dev.exitcode.k8s;

import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Event of either API group, translated. */
final class Events {
  private Events() {}

  static EventFacts of(JsonNode event, ContainerNames names) {
    String reason = Json.text(event, "reason");
    String message = Json.firstText(event, "message", "note");
    return new EventFacts(
        Json.text(event, "type"),
        reason == null ? "" : reason,
        message == null ? "" : message,
        regarding(event, names),
        count(event),
        firstTime(event, "firstTimestamp", "deprecatedFirstTimestamp", "eventTime"),
        last(event),
        source(event));
  }

  private static Regarding regarding(JsonNode event, ContainerNames names) {
    JsonNode object = event.path(event.has("regarding") ? "regarding" : "involvedObject");
    String namespace = Json.text(object, "namespace");
    String name = Json.text(object, "name");
    return new Regarding(
        Json.text(object, "kind"),
        namespace,
        name,
        Json.text(object, "uid"),
        names.in(event, object));
  }

  private static int count(JsonNode event) {
    int count = 1;
    for (Integer given :
        new @Nullable Integer[] {
          Json.small(event, "count"),
          Json.small(event, "deprecatedCount"),
          Json.small(event.path("series"), "count")
        }) {
      count = given == null ? count : Math.max(count, given);
    }
    return count;
  }

  /** An event that goes on keeps its own time and tells the latest apart. */
  private static @Nullable Instant last(JsonNode event) {
    Instant last = Json.time(event.path("series"), "lastObservedTime");
    return last != null
        ? last
        : firstTime(event, "lastTimestamp", "deprecatedLastTimestamp", "eventTime");
  }

  /** The first of these that is a real time; else when the event was written. */
  private static @Nullable Instant firstTime(JsonNode event, String... fields) {
    for (String field : fields) {
      Instant time = Json.time(event, field);
      if (time != null && time.isAfter(Instant.EPOCH)) {
        return time;
      }
    }
    return Json.time(event.path("metadata"), "creationTimestamp");
  }

  private static @Nullable String source(JsonNode event) {
    for (String field : new String[] {"source", "deprecatedSource"}) {
      String component = Json.text(event.path(field), "component");
      if (component != null) {
        return component;
      }
    }
    return Json.firstText(event, "reportingComponent", "reportingController");
  }
}
