package dev.exitcode.notice;

import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Triage;
import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import org.jspecify.annotations.Nullable;

/** What routes and silences are held against, of a pod that somebody asks about. */
public final class Candidates {
  private Candidates() {}

  /**
   * As a crash of it would be now.
   *
   * @param pod its cluster is the one that routes and silences name
   * @param diagnosis of what is wrong with it, or null
   */
  public static Candidate of(
      PodRef pod, CaseFile file, NamespaceNotes namespace, @Nullable Diagnosis diagnosis) {
    Owner top = top(file, pod.name());
    NoticeAnnotations ours = NoticeAnnotations.of(pod, top, file, namespace);
    Cause cause = diagnosis == null ? Cause.UNKNOWN : diagnosis.cause();
    String container = diagnosis == null ? null : diagnosis.subject().container();
    return new Candidate(
        new Workload(pod.cluster(), pod.namespace(), top.kind(), top.name()),
        container == null ? "" : container,
        cause,
        Triage.severity(cause),
        file.pod().identity().labels(),
        ours.annotations(),
        ours.unread());
  }

  /** The highest that was read; else whoever owns it; else itself. */
  private static Owner top(CaseFile file, String pod) {
    if (!file.workloads().isEmpty()) {
      WorkloadFacts highest = file.workloads().getLast();
      return new Owner(highest.kind(), highest.name());
    }
    PodIdentity identity = file.pod().identity();
    return identity.owners().isEmpty() ? new Owner("Pod", pod) : identity.owners().getFirst();
  }
}
