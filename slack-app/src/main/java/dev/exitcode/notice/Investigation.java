package dev.exitcode.notice;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.k8s.NamespaceNotes;
import java.util.List;

/**
 * What was found out about a crash.
 *
 * @param file as it was seen; raw
 * @param diagnosis of what crashed; redacted
 * @param namespace what its namespace wants
 */
record Investigation(CaseFile file, Diagnosis diagnosis, NamespaceNotes namespace) {
  Investigation with(NamespaceNotes other) {
    return new Investigation(file, diagnosis, other);
  }

  /** Without what lies around the pod, and without its logs. */
  Investigation alone() {
    return new Investigation(file.withSiblings(0).withLogs(List.of()), diagnosis, namespace);
  }

  /** Whether it is of this pod, and not of another of the same kind. */
  boolean isOf(String uid) {
    String own = file.pod().identity().uid();
    return own == null || own.equals(uid);
  }
}
