package dev.exitcode.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition of a pod, a node, a Job or another object. Status: True, False or Unknown. */
public record Condition(
    String type,
    @Nullable String status,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Instant since) {

  /** Drops a time that no clock shows. */
  public Condition {
    since = Absent.time(since);
  }

  /** Whether it holds. */
  public boolean isTrue() {
    return "True".equals(status);
  }

  /** The first of this type, or null. */
  static @Nullable Condition find(List<Condition> conditions, String type) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).type().equals(type)) {
        return conditions.get(i);
      }
    }
    return null;
  }
}
