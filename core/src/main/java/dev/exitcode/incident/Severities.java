package dev.exitcode.incident;

import dev.exitcode.catalog.DataFile;
import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How severe something is: its cause says so in {@code severities.json}, a warning where it is not
 * named there. A warning becomes critical where a service has no replica left that is ready, and
 * that is no passing moment: it cannot start, or it ended for the third time.
 */
final class Severities {
  private static final int RECURRING = 3;
  private static final Map<Cause, Severity> BY_CAUSE = read();

  private Severities() {}

  private static Map<Cause, Severity> read() {
    Map<Cause, Severity> found = new EnumMap<>(Cause.class);
    JsonNode file = DataFile.tree(Severities.class, "severities.json");
    for (Map.Entry<String, JsonNode> level : file.properties()) {
      Severity severity = Severity.valueOf(level.getKey().toUpperCase(Locale.ROOT));
      for (JsonNode id : level.getValue()) {
        if (found.put(Cause.byId(id.asString()).orElseThrow(), severity) != null) {
          throw new IllegalStateException("two severities for " + id);
        }
      }
    }
    return found;
  }

  static Severity of(Cause cause) {
    return BY_CAUSE.getOrDefault(cause, Severity.WARNING);
  }

  /**
   * How severe it is.
   *
   * @param count how many ends the incident has with this one
   */
  static Severity of(Observation o, int count) {
    Severity own = of(o.diagnosis().cause());
    return own == Severity.WARNING && isDown(o, count) ? Severity.CRITICAL : own;
  }

  private static boolean isDown(Observation o, int count) {
    return !o.workload().isFinite()
        && o.replicasTotal() > 0
        && o.replicasHit() >= o.replicasTotal()
        && (o.exitCode() == null || count >= RECURRING);
  }
}
