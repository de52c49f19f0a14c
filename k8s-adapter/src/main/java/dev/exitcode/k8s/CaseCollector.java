package dev.exitcode.k8s;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import org.jspecify.annotations.Nullable;

/** Gathers all that can be known of one pod. Thread-safe. */
public interface CaseCollector {
  /**
   * Asks the cluster, in two rounds of calls at most, each call within its own time; blocks for
   * that long. What cannot be had is {@link CaseFile#missing}. Another pod may have taken the name
   * since: compare the uid.
   */
  Collected collect(PodRef pod, LogsWanted logs);

  /**
   * As {@link #collect(PodRef, LogsWanted)}; where the match stands for several pods and does well
   * by now, the case is that of one that crashes, which takes another two rounds.
   */
  default Collected collect(PodMatch match, LogsWanted logs) {
    Collected chosen = collect(match.pod(), logs);
    PodRef worst =
        chosen instanceof Collected.Case found ? Worst.of(match, found.file()) : match.pod();
    return worst.equals(match.pod()) ? chosen : collect(worst, logs);
  }

  /**
   * What the annotations of a pod's namespace want. Read at most once a minute; blocks while it is.
   */
  NamespaceNotes notes(String cluster, String namespace);

  /** The end of one container's log; of the instance before where {@code previous}. */
  Log logs(PodRef pod, String container, boolean previous);

  /** Which logs to read. */
  enum LogsWanted {
    /** None: the asker may not see them. They are missing as not given. */
    NONE,
    /** Those of the containers that died or do not get ready. */
    OF_TROUBLED
  }

  /** What became of a collection. */
  sealed interface Collected {
    /** All that could be had. Where the pod is gone, its events may still tell something. */
    record Case(CaseFile file) implements Collected {}

    /** The pod cannot be read, and nothing else tells of it. */
    record Unread(PodRef pod, Missing.Why why) implements Collected {}
  }

  /**
   * A log, and why there is none or not all of it; null: nothing is missing. One of them is there.
   *
   * @param replaced whether another pod has the name by now, so that it is that one's
   */
  record Log(@Nullable LogTail tail, Missing.@Nullable Why missing, boolean replaced) {
    /** Of the pod that was asked for. */
    public Log(@Nullable LogTail tail, Missing.@Nullable Why missing) {
      this(tail, missing, false);
    }
  }
}
