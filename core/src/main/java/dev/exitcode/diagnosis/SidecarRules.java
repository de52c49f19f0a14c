package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a container beside a Job's own does to the Job. */
final class SidecarRules {
  private static final PlatformWords SIDECARS = PlatformWords.of("sidecar");
  private static final int LONG_SECONDS = 300;

  private SidecarRules() {}

  /** What the Job is for is done; an ordinary container beside it keeps the pod running. */
  static @Nullable Finding sidecarKeepsRunning(Scene scene) {
    ContainerFacts done = scene.container();
    if (done == null || !isDone(done) || !mayFinish(scene)) {
      return null;
    }
    ContainerFacts other = keeper(scene);
    Termination end = done.status().terminated();
    if (other == null || end == null) {
      return null;
    }
    boolean isHelper = SIDECARS.in(other.name() + " " + other.spec().image()) != null;
    return isHelper || isDoneForLong(scene)
        ? kept(other, isHelper ? Confidence.LIKELY : Confidence.POSSIBLE, Facts.end(scene, end))
        : null;
  }

  private static Finding kept(ContainerFacts other, Confidence confidence, Diagnosis.Fact done) {
    Diagnosis.Fact runs = new Diagnosis.Fact("still running", Facts.status(other, "state.running"));
    return Finding.of(Cause.SIDECAR_KEEPS_JOB_RUNNING, confidence, done, runs)
        .with("sidecar", String.valueOf(other.name()))
        .forPod();
  }

  /** Of two that do work, one is done before the other; by and by that is no explanation. */
  private static boolean isDoneForLong(Scene scene) {
    Instant now = scene.file().observedAt();
    for (ContainerFacts container : scene.pod().containers()) {
      Termination end = container.status().terminated();
      if (end != null && !Timing.isLaterBy(now, end.finishedAt(), LONG_SECONDS)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayFinish(Scene scene) {
    boolean ofJob = JobRules.job(scene) != null;
    for (var owner : scene.pod().identity().owners()) {
      ofJob |= owner.kind().equals("Job");
    }
    return ofJob && scene.pod().status().deletion() == null;
  }

  private static boolean isDone(ContainerFacts container) {
    Termination end = container.status().terminated();
    return container.kind() == ContainerFacts.Kind.APP && end != null && end.hasCode(0);
  }

  /** The one ordinary container that runs, where every other has done its work. */
  private static @Nullable ContainerFacts keeper(Scene scene) {
    ContainerFacts keeper = null;
    for (ContainerFacts other : scene.pod().containers()) {
      if (other.kind() == ContainerFacts.Kind.APP && !isDone(other)) {
        if (other.status().running() == null || keeper != null) {
          return null;
        }
        keeper = other;
      }
    }
    return keeper;
  }
}
