package dev.exitcode.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One container: what was asked for and what became of it. The name is null where the input does
 * not tell it.
 */
public record ContainerFacts(
    @Nullable String name, Kind kind, ContainerSpec spec, ContainerStatus status) {

  /** A missing part is one of which nothing is known. */
  public ContainerFacts {
    kind = kind == null ? Kind.APP : kind;
    spec = spec == null ? ContainerSpec.NONE : spec;
    status = status == null ? ContainerStatus.NONE : status;
  }

  /** A container of which only its end is known. */
  public static ContainerFacts ended(@Nullable String name, Termination end) {
    return new ContainerFacts(
        name,
        Kind.APP,
        ContainerSpec.NONE,
        new ContainerStatus(null, null, end, null, 0, null, null, null));
  }

  /** A container of which only what it waits for is known, as kubelet names it. */
  public static ContainerFacts waiting(String name, String reason) {
    ContainerStatus.Waiting waiting = new ContainerStatus.Waiting(reason, null);
    return new ContainerFacts(
        name,
        Kind.APP,
        ContainerSpec.NONE,
        new ContainerStatus(waiting, null, null, null, 0, null, null, null));
  }

  /** A container of which only the name is known. */
  public static ContainerFacts named(String name) {
    return new ContainerFacts(name, Kind.APP, ContainerSpec.NONE, ContainerStatus.NONE);
  }

  /** What a container is for. */
  public enum Kind {
    /** An ordinary one. */
    APP,
    /** Runs to its end before the ordinary ones start. */
    INIT,
    /** A native sidecar: an init container with restartPolicy Always. */
    SIDECAR,
    /** Added to a running pod for debugging. */
    EPHEMERAL
  }
}
