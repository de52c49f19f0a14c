package dev.exitcode.slack;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.k8s.PodRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod that was found, read and diagnosed.
 *
 * @param diagnoses the most important first, their secrets hidden; empty where all is well
 */
record PodFound(PodRef pod, CaseFile file, List<Diagnosis> diagnoses, Instant now) {
  PodFound {
    diagnoses = List.copyOf(diagnoses);
  }

  /** The container the answer is about: of the first diagnosis, else the first of the pod. */
  @Nullable String container() {
    String named = diagnoses.isEmpty() ? null : diagnoses.getFirst().subject().container();
    if (named != null) {
      return named;
    }
    return file.pod().containers().stream()
        .filter(c -> c.kind() == ContainerFacts.Kind.APP && c.name() != null)
        .map(ContainerFacts::name)
        .findFirst()
        .orElse(null);
  }

  /** Whether the instance that died was replaced, so that its log is the one before. */
  boolean isReplaced() {
    String name = container();
    ContainerFacts facts = name == null ? null : file.pod().container(name);
    ContainerStatus status = facts == null ? null : facts.status();
    return status != null && status.last() != null && status.terminated() == null;
  }
}
