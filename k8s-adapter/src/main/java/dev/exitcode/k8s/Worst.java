package dev.exitcode.k8s;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/** Which of a workload's pods an answer is about, as they are by now. */
final class Worst {
  private static final Comparator<PodFacts> LAST_END =
      Comparator.comparing(
          pod -> PodState.of(pod).lastEnd(),
          Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

  private Worst() {}

  /**
   * The chosen pod; where it does well by its case, a pod of the same workload that crashes.
   *
   * @param file the case of the chosen one, which was read after it was chosen
   */
  static PodRef of(PodMatch chosen, CaseFile file) {
    if (chosen.others() == 0 || PodState.of(file.pod()).crashing()) {
      return chosen.pod();
    }
    return file.siblings().stream()
        .filter(pod -> Objects.equals(SlimPod.workload(pod.identity()), chosen.workload()))
        .filter(pod -> PodState.of(pod).crashing())
        .max(LAST_END)
        .map(pod -> ref(chosen.pod(), pod.identity()))
        .orElse(chosen.pod());
  }

  /** The pod that a case is about, which was collected of this one or of its workload. */
  static PodRef ref(PodRef asked, PodIdentity now) {
    return new PodRef(
        asked.cluster(),
        asked.namespace(),
        now.name() == null ? asked.name() : now.name(),
        now.uid() == null ? asked.uid() : now.uid());
  }
}
