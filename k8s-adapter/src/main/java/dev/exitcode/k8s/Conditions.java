package dev.exitcode.k8s;

import dev.exitcode.evidence.Condition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code conditions}, of whatever status. */
final class Conditions {
  private Conditions() {}

  static List<Condition> of(JsonNode status) {
    return Json.objects(status, "conditions").stream()
        .flatMap(condition -> Stream.ofNullable(condition(condition)))
        .toList();
  }

  private static @Nullable Condition condition(JsonNode condition) {
    String type = Json.text(condition, "type");
    return type == null
        ? null
        : new Condition(
            type,
            Json.text(condition, "status"),
            Json.text(condition, "reason"),
            Json.text(condition, "message"),
            Json.time(condition, "lastTransitionTime"));
  }
}
