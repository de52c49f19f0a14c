package dev.exitcode.notice;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.k8s.NamespaceNotes;

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
}
