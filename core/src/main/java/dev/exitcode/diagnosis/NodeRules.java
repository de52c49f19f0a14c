package dev.exitcode.diagnosis;

import dev.exitcode.diagnosis.Diagnosis.Fact;
import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.Termination;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The node went away. */
final class NodeRules {
  private NodeRules() {}

  /** The node stopped reporting. */
  static @Nullable Finding lost(Scene scene) {
    PodStatus status = Acts.status(scene);
    if ("NodeLost".equals(status.reason())) {
      return Acts.ofPod(scene, Cause.NODE_LOST, Confidence.CERTAIN, Facts.podReason(status));
    }
    NodeFacts node = scene.file().node();
    Condition ready = node == null ? null : node.condition("Ready");
    return node == null || ready == null ? lostByHearsay(scene) : silent(scene, node, ready);
  }

  private static @Nullable Finding silent(Scene scene, NodeFacts node, Condition ready) {
    boolean silent = "Unknown".equals(ready.status()) && Acts.explains(scene, ready.since());
    return silent
        ? Acts.ofPod(
            scene, Cause.NODE_LOST, Confidence.CERTAIN, Facts.nodeCondition(node.name(), ready))
        : null;
  }

  /** Nothing is known of the node itself: what the control plane did about it. */
  private static @Nullable Finding lostByHearsay(Scene scene) {
    Condition collected = Acts.disruption(scene, "DeletionByPodGC");
    if (collected != null) {
      return Acts.ofPod(scene, Cause.NODE_LOST, Confidence.LIKELY, Facts.condition(collected));
    }
    if ("Unknown".equals(scene.pod().status().phase())) {
      Fact phase = new Fact("phase Unknown: kubelet does not answer", "status.phase");
      return Acts.ofPod(scene, Cause.NODE_LOST, Confidence.LIKELY, phase);
    }
    EventFacts notReady = Acts.event(scene, "NodeNotReady");
    return notReady != null && !isReady(scene.pod()) && !isHeardAfter(scene, notReady)
        ? Acts.ofPod(scene, Cause.NODE_LOST, Confidence.LIKELY, Facts.event(notReady))
        : null;
  }

  /** Whether kubelet told of an end or anything else that came later: then the node is back. */
  private static boolean isHeardAfter(Scene scene, EventFacts notReady) {
    for (EventFacts event : scene.file().events()) {
      if ("kubelet".equals(event.source()) && isLater(event.last(), notReady)) {
        return true;
      }
    }
    for (ContainerFacts container : scene.pod().containers()) {
      Termination end = container.status().end();
      if (end != null && isLater(end.finishedAt(), notReady)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLater(@Nullable Instant time, EventFacts notReady) {
    return Timing.isLaterBy(time, notReady.last(), Timing.AFTER);
  }

  private static boolean isReady(PodFacts pod) {
    Condition ready = pod.status().condition("Ready");
    return ready != null && ready.isTrue();
  }
}
