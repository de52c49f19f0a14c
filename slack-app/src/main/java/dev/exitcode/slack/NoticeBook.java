package dev.exitcode.slack;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Routed;
import dev.exitcode.incident.Silence;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Crash notices, as those act on them who click below one or ask about them. Thread-safe. */
public interface NoticeBook {
  /**
   * Where incidents, verdicts, silences and the history are. A silence or an acknowledgement put
   * there holds soon, whichever replica watches the cluster.
   */
  Store store();

  /** All clusters that are looked after, by this replica or another. */
  List<String> clusters();

  /**
   * What would become of a crash of a pod now, were it told as routes, annotations and silences
   * are; reads what its namespace wants.
   *
   * @param diagnosis of what is wrong with it, or null
   */
  Outlook outlook(PodRef pod, CaseFile file, @Nullable Diagnosis diagnosis);

  /**
   * What would become of a crash.
   *
   * @param silence that would keep it quiet, or null
   */
  record Outlook(Candidate candidate, Routed routed, @Nullable Silence silence) {}

  /** How well each cluster is seen now that this replica watches. */
  List<WatchView> views();
}
