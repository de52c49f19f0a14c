package dev.exitcode.diagnosis;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Job did to its pods. */
final class JobRules {
  private static final Set<String> FAILURES =
      Set.of(
          "BackoffLimitExceeded",
          "DeadlineExceeded",
          "PodFailurePolicy",
          "FailedIndexes",
          "MaxFailedIndexesExceeded");

  private static final PlatformWords WORDS = PlatformWords.of("job");

  private JobRules() {}

  /** The deadline of the pod itself, or of its Job. */
  static @Nullable Finding deadline(Scene scene) {
    PodStatus status = Acts.status(scene);
    if ("DeadlineExceeded".equals(status.reason())) {
      return Acts.ofPod(
          scene, Cause.POD_DEADLINE_EXCEEDED, Confidence.CERTAIN, Facts.podReason(status));
    }
    EventFacts event = Acts.event(scene, "DeadlineExceeded");
    return event == null
        ? deadlineOfJob(scene)
        : Acts.ofEvent(scene, Cause.POD_DEADLINE_EXCEEDED, event);
  }

  private static @Nullable Finding deadlineOfJob(Scene scene) {
    Condition failed = isJobAlone(scene) ? null : failure(scene);
    return failed != null
            && "DeadlineExceeded".equals(failed.reason())
            && Acts.explains(scene, failed.since())
        ? Acts.ofCondition(scene, Cause.POD_DEADLINE_EXCEEDED, failed)
        : null;
  }

  /** Nothing but the Job is left. */
  static @Nullable Finding failed(Scene scene) {
    if (!isJobAlone(scene)) {
      return null;
    }
    Condition failed = failure(scene);
    return failed == null
        ? failedByWord(scene)
        : named(scene, Acts.ofCondition(scene, Cause.JOB_FAILED, failed));
  }

  private static @Nullable Finding failedByWord(Scene scene) {
    for (EventFacts event : scene.file().events()) {
      if (FAILURES.contains(event.reason()) && "Job".equals(event.regarding().kind())) {
        return named(scene, Acts.ofEvent(scene, Cause.JOB_FAILED, event));
      }
    }
    Said pasted = Said.pasted(scene, WORDS);
    return pasted == null ? null : pasted.finding().forPod();
  }

  private static @Nullable Finding named(Scene scene, @Nullable Finding finding) {
    WorkloadFacts job = job(scene);
    return finding == null || job == null ? finding : finding.with("job", job.name());
  }

  /** No pod, or one of which a text tells no more than the name. */
  private static boolean isJobAlone(Scene scene) {
    PodFacts pod = scene.pod();
    boolean isNamedOnly =
        pod.status().equals(PodFacts.NONE.status()) && scene.events().own().isEmpty();
    return pod.containers().isEmpty() && (pod.identity().name() == null || isNamedOnly);
  }

  private static @Nullable Condition failure(Scene scene) {
    WorkloadFacts job = job(scene);
    if (job == null) {
      return null;
    }
    Condition failed = job.condition("Failed");
    Condition told = failed == null ? job.condition("FailureTarget") : failed;
    return told != null && told.isTrue() ? told : null;
  }

  static @Nullable WorkloadFacts job(Scene scene) {
    for (WorkloadFacts owner : scene.file().workloads()) {
      if (owner.kind().equals("Job")) {
        return owner;
      }
    }
    return null;
  }
}
