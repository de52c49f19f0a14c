package dev.exitcode.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The node a pod runs on. Taints as {@code key=value:Effect}. */
public record NodeFacts(
    String name,
    @Nullable String architecture,
    @Nullable String operatingSystem,
    @Nullable String runtimeVersion,
    @Nullable Boolean unschedulable,
    List<Condition> conditions,
    List<String> taints,
    @Nullable String allocatableMemory) {

  /** Copies the lists. */
  public NodeFacts {
    conditions = Absent.list(conditions);
    taints = Absent.list(taints);
  }

  /** The condition of this type, or null. */
  public @Nullable Condition condition(String type) {
    return Condition.find(conditions, type);
  }
}
