package dev.exitcode.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code securityContext}, of a pod or a container; null: not said. */
public record Security(
    @Nullable Long runAsUser,
    @Nullable Boolean runAsNonRoot,
    @Nullable Long fsGroup,
    @Nullable Boolean readOnlyRootFilesystem,
    @Nullable String seccompProfile,
    List<String> addedCapabilities,
    List<String> droppedCapabilities) {
  static final Security NONE = new Security(null, null, null, null, null, List.of(), List.of());

  /** Copies the lists. */
  public Security {
    addedCapabilities = Absent.list(addedCapabilities);
    droppedCapabilities = Absent.list(droppedCapabilities);
  }
}
