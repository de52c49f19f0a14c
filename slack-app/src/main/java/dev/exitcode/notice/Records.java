package dev.exitcode.notice;

import dev.exitcode.incident.Board;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.incident.Observation;
import dev.exitcode.incident.Outcome;
import dev.exitcode.incident.Storm;
import dev.exitcode.incident.Verdict;
import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.Marks;
import dev.exitcode.store.IncidentTable;
import dev.exitcode.store.MarkTable;
import dev.exitcode.store.StormTable;
import dev.exitcode.store.Tx;
import dev.exitcode.store.VerdictTable;
import dev.exitcode.store.WorkloadName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is decided, as rows of the store, and back. */
final class Records {
  private Records() {}

  /** All of a cluster that something may yet become of. */
  static Board board(Tx tx, String cluster) {
    List<Incident> incidents = readable(tx.incidents().live(cluster), Incident.class);
    return Board.of(incidents, readable(tx.storms().live(cluster), Storm.class));
  }

  /** What cannot be read is passed over: one of a newer Exitcode's is no reason to be silent. */
  static <T extends Record> List<T> readable(List<String> docs, Class<T> type) {
    return docs.stream().flatMap(doc -> IncidentFiles.readable(doc, type).stream()).toList();
  }

  /** What was decided on one end, or null. */
  static @Nullable Verdict verdict(Outcome outcome, Observation.Key key) {
    return outcome.verdicts().stream()
        .filter(verdict -> verdict.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  static IncidentTable.Row row(Incident incident, Instant now) {
    Workload workload = incident.workload();
    return new IncidentTable.Row(
        incident.id(),
        workload.cluster(),
        workload.namespace(),
        workload.name(),
        incident.container(),
        incident.state() == Incident.State.CLOSED,
        now,
        IncidentFiles.write(incident));
  }

  static StormTable.Row row(Storm storm, Instant now) {
    return new StormTable.Row(
        storm.id(), storm.cluster(), storm.endedAt() != null, now, IncidentFiles.write(storm));
  }

  static VerdictTable.Row row(Verdict verdict) {
    return new VerdictTable.Row(
        mark(verdict.key()),
        name(verdict.workload()),
        verdict.pod(),
        verdict.times(),
        verdict.reason().decision().name(),
        verdict.reason().name(),
        verdict.sentence(),
        verdict.incident(),
        verdict.at());
  }

  private static MarkTable.Mark mark(Observation.Key key) {
    return new MarkTable.Mark(key.uid(), key.container(), key.restarts(), key.end());
  }

  static MarkTable.Mark mark(Marks.Key key, Marks.Mark mark) {
    return new MarkTable.Mark(key.uid(), key.container(), mark.ends(), mark.last());
  }

  static WorkloadName name(Workload workload) {
    return new WorkloadName(workload.cluster(), workload.namespace(), workload.name());
  }
}
