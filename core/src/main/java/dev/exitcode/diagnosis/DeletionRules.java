package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodStatus.Deletion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pod that is asked to go and stays. */
final class DeletionRules {
  /** Kubelet needs a while after the grace period to take volumes and sandbox down. */
  private static final int PATIENCE_SECONDS = 60;

  /** The reason of what is no event but the word of a person who watches it. */
  static final String TOLD = "Stuck";

  private DeletionRules() {}

  /** Kubelet sets the grace to 0 when it is done; then only a finalizer holds the pod. */
  static @Nullable Finding stuck(Scene scene) {
    Deletion deletion = scene.pod().status().deletion();
    if (deletion == null) {
      return null;
    }
    Instant now = scene.file().observedAt();
    boolean overdue = isOverdue(deletion, now);
    if (hasEnded(scene, deletion)) {
      String finalizer = holding(deletion);
      boolean done = Integer.valueOf(0).equals(deletion.graceSeconds());
      return finalizer != null && (done || overdue) ? held(deletion, finalizer) : null;
    }
    EventFacts refused = refusal(scene);
    if (refused != null) {
      return Acts.ofEvent(scene, Cause.TERMINATION_STUCK, refused);
    }
    EventFacts told = Acts.event(scene, TOLD);
    if (told != null) {
      return Acts.ofPod(
          scene, Cause.TERMINATION_STUCK, Confidence.LIKELY, new Fact(told.message(), "the text"));
    }
    return overdue
        ? Finding.of(Cause.TERMINATION_STUCK, Confidence.LIKELY, due(deletion)).forPod()
        : null;
  }

  /** Nothing but the word Terminating is known: who asks of it has seen it for long. */
  static @Nullable Finding terminating(Scene scene) {
    Deletion deletion = scene.pod().status().deletion();
    return deletion != null && deletion.dueAt() == null && isNothingKnown(scene)
        ? Finding.of(
                Cause.TERMINATION_STUCK,
                Confidence.POSSIBLE,
                new Fact("is to be deleted and still there", "metadata.deletionTimestamp"))
            .forPod()
        : null;
  }

  private static Finding held(Deletion deletion, String finalizer) {
    Fact holds = new Fact("finalizer " + finalizer, "metadata.finalizers");
    return Finding.of(Cause.TERMINATION_STUCK, Confidence.LIKELY, holds, due(deletion))
        .with("finalizer", finalizer)
        .forPod();
  }

  private static Fact due(Deletion deletion) {
    return new Fact("was to be gone at " + deletion.dueAt(), "metadata.deletionTimestamp");
  }

  private static boolean isOverdue(Deletion deletion, @Nullable Instant now) {
    return Timing.isLaterBy(now, deletion.dueAt(), PATIENCE_SECONDS);
  }

  private static boolean isNothingKnown(Scene scene) {
    return scene.pod().containers().stream().allMatch(c -> hasNoState(c.status()));
  }

  private static boolean hasNoState(ContainerStatus status) {
    return status.waiting() == null && status.running() == null && status.terminated() == null;
  }

  /** Where only the word Terminating is told, of containers without a state nothing is known. */
  private static boolean hasEnded(Scene scene, Deletion deletion) {
    if (deletion.dueAt() == null && isNothingKnown(scene)) {
      return false;
    }
    for (ContainerFacts container : scene.pod().containers()) {
      if (container.status().running() != null) {
        return false;
      }
    }
    return true;
  }

  /** The Job controller takes its own finalizer off by itself. */
  private static @Nullable String holding(Deletion deletion) {
    for (String finalizer : deletion.finalizers()) {
      if (!finalizer.equals("batch.kubernetes.io/job-tracking")) {
        return finalizer;
      }
    }
    return null;
  }

  private static @Nullable EventFacts refusal(Scene scene) {
    EventFacts exceeded = Acts.event(scene, "ExceededGracePeriod");
    return exceeded == null ? Acts.event(scene, "FailedKillPod") : exceeded;
  }
}
