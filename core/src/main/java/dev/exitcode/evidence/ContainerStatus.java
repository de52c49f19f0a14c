package dev.exitcode.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a container. At most one of waiting, running and terminated is set: the newest
 * instance.
 *
 * @param last the end of the instance before
 * @param restarts {@code restartCount}
 * @param started whether its startup probe has passed, or null
 * @param memoryUsage its newest measured working set, such as {@code 310Mi}, or null
 */
public record ContainerStatus(
    @Nullable Waiting waiting,
    @Nullable Running running,
    @Nullable Termination terminated,
    @Nullable Termination last,
    int restarts,
    @Nullable Boolean ready,
    @Nullable Boolean started,
    @Nullable String memoryUsage) {
  static final ContainerStatus NONE =
      new ContainerStatus(null, null, null, null, 0, null, null, null);

  /** The newest end there is: of this instance, else of the one before; null where none is. */
  public @Nullable Termination end() {
    return terminated == null ? last : terminated;
  }

  /** Not running yet, or not any more. */
  public record Waiting(@Nullable String reason, @Nullable String message) {}

  /** Running. */
  public record Running(@Nullable Instant startedAt) {
    /** Drops a time that no clock shows. */
    public Running {
      startedAt = Absent.time(startedAt);
    }
  }
}
