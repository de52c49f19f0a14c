package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Triage;
import dev.exitcode.incident.Workload;
import dev.exitcode.intake.Reading;
import dev.exitcode.intake.Request;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.notice.Candidates;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run is about.
 *
 * @param cluster as the settings name it
 */
record RouteSubject(String cluster) {
  /**
   * A workload by its name, of which nothing else is known.
   *
   * @throws IllegalArgumentException with a sentence, where it is none
   */
  Candidate named(String subject, String kind) {
    String[] names = subject.split("/", -1);
    if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
      throw new IllegalArgumentException("Name it as NAMESPACE/WORKLOAD, such as payments/api.");
    }
    Workload workload = new Workload(cluster, names[0], kind, names[1]);
    Cause cause = Cause.UNKNOWN;
    return new Candidate(
        workload, "", cause, Triage.severity(cause), Map.of(), Map.of(), List.of());
  }

  /** A pod of a cluster. */
  Candidate found(PodSearch.Read read) {
    return known(read.pod(), read.file(), read.notes().get());
  }

  /** The first of what a file tells of; null: it is not understood, which is said. */
  @Nullable Candidate file(GivenText text, PrintWriter said) {
    Request request = new Request(Map.of(), null, Clock.systemUTC().instant());
    return switch (Diagnosing.bundled().read(text.text(), request)) {
      case Reading.NotUnderstood not -> {
        said.println(not.sentence());
        yield null;
      }
      case Reading.Understood read -> given(read.cases().getFirst());
    };
  }

  private Candidate given(CaseFile file) {
    PodIdentity of = file.pod().identity();
    PodRef pod = new PodRef(cluster, orUnknown(of.namespace()), orUnknown(of.name()), "");
    return known(pod, file, NamespaceNotes.unread(Missing.Why.NOT_GIVEN));
  }

  private static String orUnknown(@Nullable String name) {
    return name == null ? "unknown" : name;
  }

  private Candidate known(PodRef found, CaseFile file, NamespaceNotes notes) {
    PodRef there = new PodRef(cluster, found.namespace(), found.name(), found.uid());
    Diagnosis wrong =
        Diagnosing.ofCase(file, () -> TeamKnowledge.NONE).stream().findFirst().orElse(null);
    return Candidates.of(there, file, notes, wrong);
  }
}
