package dev.exitcode.diagnosis;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.PodStatus;
import org.jspecify.annotations.Nullable;

/** Evictions: by kubelet, by a taint, through the API. Kubelet's message tells why. */
final class EvictionRules {
  private static final PlatformWords WORDS = PlatformWords.of("evicted");

  private EvictionRules() {}

  static @Nullable Finding evicted(Scene scene) {
    PodStatus status = Acts.status(scene);
    if ("Evicted".equals(status.reason())) {
      return byStatus(scene, status);
    }
    Condition target = Acts.disruption(scene, "TerminationByKubelet");
    Finding low =
        target == null
            ? null
            : ofPod(scene, Said.in(WORDS, target.message(), "condition DisruptionTarget"));
    return low == null ? byEvent(scene) : low;
  }

  /** The status tells more than the event; the event stands in where its message is missing. */
  private static Finding byStatus(Scene scene, PodStatus status) {
    Finding said = ofPod(scene, Said.in(WORDS, status.message(), "status.message"));
    if (said == null) {
      said = byEvent(scene);
    }
    return said != null
        ? said
        : Acts.ofPod(
            scene, Cause.EVICTED_NODE_PRESSURE, Confidence.LIKELY, Facts.podReason(status));
  }

  private static @Nullable Finding byEvent(Scene scene) {
    EventFacts event = Acts.event(scene, "Evicted");
    return ofPod(scene, event == null ? Said.pasted(scene, WORDS) : Said.in(WORDS, event));
  }

  private static @Nullable Finding ofPod(Scene scene, @Nullable Said said) {
    if (said == null) {
      return null;
    }
    Finding finding =
        Acts.ofPod(scene, said.phrase().cause(), said.phrase().confidence(), said.fact());
    String resource = Quoted.between(said.text(), "resource: ", ".");
    return resource == null ? finding : finding.with("resource", resource);
  }

  /** The node carries a NoExecute taint that the pod does not tolerate. */
  static @Nullable Finding byTaint(Scene scene) {
    Condition target = Acts.disruption(scene, "DeletionByTaintManager");
    EventFacts marked = Acts.event(scene, "TaintManagerEviction");
    if (marked != null && marked.message().startsWith("Cancelling")) {
      marked = null;
    }
    return Acts.first(
        Acts.ofCondition(scene, Cause.EVICTED_BY_TAINT, target),
        Acts.ofEvent(scene, Cause.EVICTED_BY_TAINT, marked));
  }

  /** A drain, an autoscaler, the descheduler: orderly, and nothing is broken. */
  static @Nullable Finding byApi(Scene scene) {
    return Acts.first(
        Acts.ofCondition(
            scene, Cause.EVICTED_BY_API, Acts.disruption(scene, "EvictionByEvictionAPI")),
        Acts.ofEvent(scene, Cause.EVICTED_BY_API, Acts.event(scene, "EvictedByVPA")));
  }
}
