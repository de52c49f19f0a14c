package dev.exitcode.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pod, or what stands for it outside Kubernetes.
 *
 * @param containers of every kind: init containers and sidecars first, in the order of the spec,
 *     then the others
 */
public record PodFacts(
    PodIdentity identity, PodSpec spec, PodStatus status, List<ContainerFacts> containers) {
  /** A pod of which nothing is known. */
  public static final PodFacts NONE =
      new PodFacts(PodIdentity.NONE, PodSpec.NONE, PodStatus.NONE, List.of());

  /** Copies the list; a missing part is one of which nothing is known. */
  public PodFacts {
    identity = identity == null ? PodIdentity.NONE : identity;
    spec = spec == null ? PodSpec.NONE : spec;
    status = status == null ? PodStatus.NONE : status;
    containers = Absent.list(containers);
  }

  /** The container of this name, or null. */
  public @Nullable ContainerFacts container(String name) {
    return containers.stream().filter(c -> name.equals(c.name())).findFirst().orElse(null);
  }
}
