package dev.exitcode.diagnosis;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An end that the instance which runs has left behind. Where that instance is not ready, it is not
 * so because of the end: it was ready in between, or has had a day to become so.
 */
final class Outlived {
  private static final Duration LONG = Duration.ofDays(1);

  /** Kubelet waits no longer than this before it starts a container again. */
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  private Outlived() {}

  /** When the instance that runs began, at the latest; null where none runs or nobody knows. */
  static @Nullable Instant since(ContainerStatus status) {
    Running running = status.running();
    Termination last = status.last();
    if (running == null || running.startedAt() != null || last == null) {
      return running == null ? null : running.startedAt();
    }
    return last.finishedAt() == null ? null : last.finishedAt().plus(LONGEST_BACK_OFF);
  }

  /** Whether the scene's container runs, is not ready, and its last end has no part in that. */
  static boolean isSo(Scene scene) {
    ContainerStatus status = scene.status();
    Instant since = since(status);
    if (since == null || status.last() == null || !Boolean.FALSE.equals(status.ready())) {
      return false;
    }
    return Timing.isLaterBy(scene.timing().now(), since, LONG.toSeconds())
        || wasReady(scene, since);
  }

  /** The pod became unready long after the instance began, so it had been ready. */
  private static boolean wasReady(Scene scene, Instant since) {
    Condition ready = scene.pod().status().condition("Ready");
    return ready != null
        && "False".equals(ready.status())
        && Timing.isLaterBy(ready.since(), since, Timing.BACK_OFF_RESET.toSeconds());
  }

  /** The container as it would be had that end never been; as it is where there is no such end. */
  static ContainerFacts without(CaseFile file, ContainerFacts container) {
    ContainerStatus status = container.status();
    if (!isSo(new Scene(file, container))) {
      return container;
    }
    ContainerStatus now =
        new ContainerStatus(
            null,
            new Running(since(status)),
            null,
            null,
            status.restarts(),
            status.ready(),
            status.started(),
            status.memoryUsage());
    return new ContainerFacts(container.name(), container.kind(), container.spec(), now);
  }
}
