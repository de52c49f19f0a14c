package dev.exitcode.incident;

import org.jspecify.annotations.Nullable;

/**
 * What a failure may have in common with others. Null: not known.
 *
 * @param image as the pod names it
 * @param revision of the workload's pod template: a pod-template-hash, a controller-revision-hash
 */
public record Place(@Nullable String node, @Nullable String image, @Nullable String revision) {
  /** A place of which nothing is known. */
  public static final Place UNKNOWN = new Place(null, null, null);
}
