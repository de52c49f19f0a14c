package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerFacts.Kind;
import java.time.Instant;
import java.util.Comparator;

/**
 * A finding and the scene it explains.
 *
 * @param place its place in the order of the pod's spec
 */
record Found(Scene scene, Finding finding, int place) {
  /**
   * What is now before history; an act on the pod; what broke before what is benign; what is down
   * before what runs again; what ended last.
   */
  static final Comparator<Found> MOST_IMPORTANT_FIRST =
      Comparator.<Found>comparingInt(f -> f.scene.isCurrent() ? 0 : 1)
          .thenComparingInt(f -> f.finding.ofPod() ? 0 : 1)
          .thenComparingInt(f -> f.finding.cause().isBenign() ? 1 : 0)
          .thenComparingInt(f -> f.scene.isRunning() ? 1 : 0)
          .thenComparingInt(f -> f.scene.is(Kind.SIDECAR) ? 1 : 0)
          .thenComparing(Found::ended, Comparator.reverseOrder())
          .thenComparingInt(Found::place);

  private Instant ended() {
    Instant finished = scene.timing().finished();
    return finished == null ? Instant.MIN : finished;
  }
}
