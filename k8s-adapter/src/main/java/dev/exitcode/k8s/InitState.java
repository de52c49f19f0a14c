package dev.exitcode.k8s;

import dev.exitcode.evidence.Condition;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerFacts.Kind;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.Termination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a pod's init containers are. */
final class InitState {
  private final PodFacts pod;
  private final List<ContainerFacts> inits;

  InitState(PodFacts pod) {
    this.pod = pod;
    inits =
        pod.containers().stream()
            .filter(c -> c.kind() == Kind.INIT || c.kind() == Kind.SIDECAR)
            .toList();
  }

  /** Such as {@code Init:1/2} or {@code Init:Error}; null where they are through. */
  @Nullable String word() {
    Condition initialized = pod.status().condition("Initialized");
    if (initialized != null && initialized.isTrue()) {
      return null;
    }
    for (int i = 0; i < inits.size(); i++) {
      ContainerStatus status = inits.get(i).status();
      if (!isThrough(inits.get(i))) {
        String word = PodState.word(status);
        boolean tells = word != null && !word.equals("PodInitializing") && !endedWell(status);
        return "Init:" + (tells ? word : i + "/" + inits.size());
      }
    }
    return null;
  }

  private static boolean isThrough(ContainerFacts init) {
    return init.kind() == Kind.SIDECAR
        ? Boolean.TRUE.equals(init.status().started())
        : endedWell(init.status());
  }

  private static boolean endedWell(ContainerStatus status) {
    Termination end = status.terminated();
    return end != null && end.hasCode(0);
  }
}
