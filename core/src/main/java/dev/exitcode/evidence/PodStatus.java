package dev.exitcode.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes says of the pod as a whole.
 *
 * @param startedAt when kubelet acknowledged it
 * @param deletion null while nobody asked for it to go
 */
public record PodStatus(
    @Nullable String phase,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String qosClass,
    @Nullable Instant startedAt,
    List<Condition> conditions,
    @Nullable Deletion deletion) {
  static final PodStatus NONE = new PodStatus(null, null, null, null, null, List.of(), null);

  /** Copies the list. */
  public PodStatus {
    startedAt = Absent.time(startedAt);
    conditions = Absent.list(conditions);
  }

  /** The same with this reason. */
  public PodStatus withReason(String why) {
    return new PodStatus(phase, why, message, qosClass, startedAt, conditions, deletion);
  }

  /** The condition of this type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(conditions, type);
  }

  /**
   * That the pod is to go.
   *
   * @param dueAt {@code deletionTimestamp}: the request plus the grace period
   */
  public record Deletion(
      @Nullable Instant dueAt, @Nullable Integer graceSeconds, List<String> finalizers) {
    /** Copies the list. */
    public Deletion {
      dueAt = Absent.time(dueAt);
      finalizers = Absent.list(finalizers);
    }

    /** When the deletion was asked for, or null where the times do not tell. */
    public @Nullable Instant requestedAt() {
      return dueAt == null || graceSeconds == null ? null : dueAt.minusSeconds(graceSeconds);
    }
  }
}
