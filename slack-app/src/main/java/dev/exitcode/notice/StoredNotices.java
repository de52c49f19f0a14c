package dev.exitcode.notice;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Routed;
import dev.exitcode.incident.Silence;
import dev.exitcode.k8s.NamespaceNotes;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.slack.NoticeBook;
import dev.exitcode.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notices for those who click and ask. */
record StoredNotices(NoticeParts parts, List<String> clusters, Supplier<List<WatchView>> watched)
    implements NoticeBook {
  @Override
  public Store store() {
    return parts.store();
  }

  @Override
  public Outlook outlook(PodRef pod, CaseFile file, @Nullable Diagnosis diagnosis) {
    Instant now = parts.clock().instant();
    NamespaceNotes notes = parts.clusters().cases().notes(pod.cluster(), pod.namespace());
    Candidate candidate = Candidates.of(pod, file, notes, diagnosis);
    Routed routed = parts.triage().get().routing().route(candidate, now);
    return new Outlook(candidate, routed, silence(candidate, now));
  }

  private @Nullable Silence silence(Candidate candidate, Instant now) {
    return store().read(tx -> CurrentTriage.silences(tx, now)).stream()
        .filter(one -> one.match().fits(candidate))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<WatchView> views() {
    return watched.get();
  }
}
