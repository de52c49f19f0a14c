package dev.exitcode.notice;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.incident.Observation;
import dev.exitcode.incident.Reason;
import dev.exitcode.incident.Verdict;
import dev.exitcode.redact.Redactor;
import dev.exitcode.store.CrashTable;
import dev.exitcode.store.Tx;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the history keeps of a crash besides its verdict: redacted, and bounded.
 *
 * @param log the end of its log; empty where it has none or was not looked into
 * @param caseFile what was known, with ten siblings and 200 lines of a log at most, as JSON; empty
 *     where it was too large or not looked into
 */
record CrashRecord(String log, String caseFile) {
  static final CrashRecord NOTHING = new CrashRecord("", "");
  private static final int MOST_LINES = 200;

  /** In a storm each would have all the others, and nearly all of the room be theirs. */
  private static final int MOST_SIBLINGS = 10;

  private static final int LARGEST = 256 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(CrashRecord.class);

  /**
   * Of what was found; costs some milliseconds, so not for the thread that decides. A crash is told
   * even where this cannot be kept of it.
   */
  static CrashRecord of(Investigation found) {
    try {
      return redacted(found);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("What was known of a crash cannot be kept.");
      return NOTHING;
    }
  }

  private static CrashRecord redacted(Investigation found) {
    CaseFile some = found.file().withSiblings(MOST_SIBLINGS);
    CaseFile file = CaseFiles.redacted(some, Redactor.standard());
    List<LogTail> logs = file.logs().stream().map(CrashRecord::end).toList();
    return new CrashRecord(log(logs, found.diagnosis()), json(file.withLogs(logs)));
  }

  private static LogTail end(LogTail tail) {
    List<String> lines = tail.lines();
    int most = Math.min(MOST_LINES, lines.size());
    List<String> newest = lines.subList(lines.size() - most, lines.size());
    return new LogTail(tail.container(), tail.of(), newest, tail.cut() || most < lines.size());
  }

  private static String log(List<LogTail> logs, Diagnosis diagnosis) {
    String container = diagnosis.subject().container();
    return logs.stream()
        .filter(tail -> tail.of() != LogTail.Instance.RUNNING)
        .filter(tail -> tail.container() == null || tail.container().equals(container))
        .limit(1)
        .flatMap(tail -> tail.lines().stream())
        .collect(Collectors.joining("\n"));
  }

  /** What is too large is kept without its logs, or not at all. */
  private static String json(CaseFile file) {
    String json = CaseFiles.tree(file).toString();
    if (json.length() > LARGEST) {
      json = CaseFiles.tree(file.withLogs(List.of())).toString();
    }
    return json.length() > LARGEST ? "" : json;
  }

  /** That it happened; what is known of it is kept later. */
  static void add(Tx tx, Observation observation, Verdict verdict) {
    tx.history().add(NOTHING.row(observation, verdict.incident()));
  }

  /** In the place of what was kept of the same crash; of normal life there is too much. */
  void improve(Tx tx, Observation observation, Verdict verdict) {
    boolean filtered = verdict.reason().decision() == Reason.Decision.FILTERED;
    tx.history().improve((filtered ? NOTHING : this).row(observation, verdict.incident()));
  }

  private CrashTable.Row row(Observation observation, @Nullable String incident) {
    return new CrashTable.Row(
        Records.name(observation.workload()),
        observation.pod(),
        observation.container(),
        incident,
        observation.diagnosis().cause().name(),
        observation.exitCode(),
        observation.at(),
        log,
        caseFile);
  }
}
