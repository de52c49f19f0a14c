package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Platform;
import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Termination;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nothing crashed, but it has not been as it should for longer than a start takes. */
final class Unwell {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What kubelet says of a container until its image, volumes and network are there. */
  private static final Set<String> PREPARING = Set.of("ContainerCreating", "PodInitializing");

  private Unwell() {}

  /** A container that runs and is not ready, or is being prepared, for long. */
  static @Nullable Finding container(Scene scene) {
    ContainerStatus status = scene.status();
    if (scene.pod().status().deletion() != null) {
      return null;
    }
    Waiting waiting = status.waiting();
    if (waiting != null) {
      return waits(scene, waiting);
    }
    return status.running() == null ? null : notReady(scene, status.running().startedAt());
  }

  private static @Nullable Finding waits(Scene scene, Waiting waiting) {
    Fact says = Facts.waiting(scene.container(), waiting);
    if (scene.file().platform() == Platform.DOCKER && "Created".equals(waiting.reason())) {
      return unwell(name(scene) + " was created and has not been started", says);
    }
    EventFacts told = scene.events().newest(DeletionRules.TOLD);
    boolean isLong = told != null || isLong(scene, scene.pod().status().startedAt());
    return isLong && PREPARING.contains(scene.waitingReason()) && isItsTurn(scene)
        ? unwell(
            name(scene) + " is still being prepared",
            told == null ? says : new Fact(told.message(), "the text"))
        : null;
  }

  /** What waits for an init container is not what is stuck. */
  private static boolean isItsTurn(Scene scene) {
    for (ContainerFacts other : scene.pod().containers()) {
      Termination end = other.status().terminated();
      boolean isOpen = end == null || !end.hasCode(0);
      if (other.kind() == ContainerFacts.Kind.INIT
          && !Objects.equals(other.name(), scene.name())
          && isOpen) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Finding notReady(Scene scene, @Nullable Instant since) {
    boolean isNotReady =
        Boolean.FALSE.equals(scene.status().ready()) && scene.end() == null && isLong(scene, since);
    if (!isNotReady) {
      return null;
    }
    boolean docker = scene.file().platform() == Platform.DOCKER;
    String how = docker ? " runs, but its health check fails" : " runs without being ready";
    EventFacts probe = scene.events().newest("Unhealthy");
    List<Fact> facts = new ArrayList<>(2);
    facts.add(
        probe == null
            ? new Fact("not ready", Facts.status(scene.container(), "ready"))
            : Facts.event(probe));
    addOutlived(scene, facts);
    return unwell(name(scene) + how, facts);
  }

  /** How the instance before ended is no news any more, but worth a line. */
  private static void addOutlived(Scene scene, List<Fact> facts) {
    String name = scene.name();
    ContainerFacts whole = name == null ? null : scene.pod().container(name);
    Termination last = whole == null ? null : whole.status().last();
    if (last != null && last.finishedAt() != null) {
      Fact end = Facts.end(scene, last);
      String when = "the instance before ended at " + last.finishedAt();
      facts.add(new Fact(when + ": " + end.fact(), end.from()));
    }
  }

  /** A pod of which no container has got anywhere for long, whatever it waits for. */
  static @Nullable Finding pending(Scene scene) {
    Instant since = scene.pod().status().startedAt();
    EventFacts told = scene.events().newest(DeletionRules.TOLD);
    boolean isPending =
        "Pending".equals(scene.pod().status().phase())
            && scene.pod().status().deletion() == null
            && scene.pod().containers().stream().allMatch(c -> hasNoState(c.status()))
            && isLong(scene, since == null ? scene.pod().identity().createdAt() : since);
    if (!isPending) {
      return null;
    }
    Fact fact =
        told == null
            ? new Fact("phase Pending", "status.phase")
            : new Fact(told.message(), "the text");
    return unwell("the pod is still pending", fact).forPod();
  }

  private static boolean hasNoState(ContainerStatus status) {
    return status.waiting() == null && status.running() == null && status.end() == null;
  }

  private static boolean isLong(Scene scene, @Nullable Instant since) {
    Instant now = scene.file().observedAt();
    return Timing.isLaterBy(now, since, PATIENCE.toSeconds());
  }

  private static String name(Scene scene) {
    return scene.name() == null ? "the container" : scene.name();
  }

  static Finding unwell(String what, Fact fact) {
    return unwell(what, List.of(fact));
  }

  private static Finding unwell(String what, List<Fact> facts) {
    return new Finding(Cause.UNKNOWN, Confidence.POSSIBLE, false, facts, Map.of("unwell", what));
  }
}
