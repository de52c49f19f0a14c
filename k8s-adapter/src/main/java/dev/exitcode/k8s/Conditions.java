package dev.exitcode.k8s;

import dev.exitcode.evidence.Condition;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code conditions}, of whatever status. */
final class Conditions {
  private Conditions() {}

  static List<Condition> of(JsonNode status) {
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode condition : Json.objects(status, "conditions")) {
      String type = Json.text(condition, "type");
      if (type != null) {
        conditions.add(
            new Condition(
                type,
                Json.text(condition, "status"),
                Json.text(condition, "reason"),
                Json.text(condition, "message"),
                Json.time(condition, "lastTransitionTime")));
      }
    }
    return conditions;
  }
}
