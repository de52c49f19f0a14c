package dev.exitcode.notice;

import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Board;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Observation;
import dev.exitcode.incident.Outcome;
import dev.exitcode.incident.Request;
import dev.exitcode.incident.Telling;
import dev.exitcode.incident.Verdict;
import dev.exitcode.incident.Workload;
import dev.exitcode.incident.WorkloadHealth;
import dev.exitcode.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides for one cluster, and writes what was decided. For one thread: the desk's. */
final class Decisions implements Desk.Book {
  private final String cluster;
  private final NoticeParts parts;
  private final Term term;
  private final ClusterView view;
  private final Unwritten unwritten = new Unwritten();
  private boolean told;
  private volatile Map<Severity, Long> open = Map.of();
  private Board board = Board.of(List.of(), List.of());

  /** Of one cluster. */
  Decisions(String cluster, NoticeParts parts, ClusterView view) {
    this.cluster = cluster;
    this.parts = parts;
    this.term = new Term(cluster, parts.store());
    this.view = view;
  }

  /** Before anything of the store is looked at: what another decides after that is refused. */
  void begin() {
    term.begin();
  }

  @Override
  public void check(Tx tx) {
    term.check(tx);
  }

  @Override
  public void over() {
    parts.over().accept(cluster);
  }

  @Override
  public void reload() {
    unwritten.forget();
    term.begin();
    Instant now = parts.clock().instant();
    board =
        parts
            .store()
            .read(
                tx -> {
                  parts.triage().read(tx, now);
                  return Records.board(tx, cluster);
                });
    open = Counts.open(board);
  }

  @Override
  public void review(Tx tx) {
    Instant now = parts.clock().instant();
    parts.triage().read(tx, now);
    hear(tx, now);
    Set<Workload> workloads =
        board.incidents().stream().map(Incident::workload).collect(Collectors.toSet());
    if (!workloads.isEmpty() || !board.storms().isEmpty()) {
      Map<Workload, WorkloadHealth> healths = view.healths(workloads);
      write(tx, parts.triage().get().review(board, healths, view::look, now), now);
    }
  }

  @Override
  public void write(Tx tx) {
    unwritten.write(tx, parts.clock().instant());
  }

  @Override
  public void stored() {
    open = Counts.open(board);
    if (told) {
      told = false;
      parts.told().run();
    }
  }

  /** How many incidents go on of each severity, as the store has it. Safe for many threads. */
  Map<Severity, Long> open() {
    return open;
  }

  /** Decides on a crash; the verdict on it, or null where it was known already. */
  @Nullable Verdict observe(Tx tx, Observation observation) {
    Instant now = parts.clock().instant();
    Counts.crash(cluster, observation.times());
    Outcome outcome = parts.triage().get().observe(board, observation, now);
    write(tx, outcome, now);
    return Records.verdict(outcome, observation.key());
  }

  /** Decides anew on what is known better now; the new verdict, or null where the old stands. */
  @Nullable Verdict refine(Tx tx, Verdict before, Observation observation) {
    Instant now = parts.clock().instant();
    Outcome outcome = parts.triage().get().refine(board, before, observation, now);
    write(tx, outcome, now);
    return Records.verdict(outcome, observation.key());
  }

  /** Shows an incident as it is by now. */
  void recheck(Tx tx, Observation observation) {
    Instant now = parts.clock().instant();
    write(tx, parts.triage().get().recheck(board, observation, now), now);
  }

  /** Does what is asked below notices, at whichever replica it was said. */
  private void hear(Tx tx, Instant now) {
    for (Request said : Records.readable(tx.requests().take(cluster), Request.class)) {
      List<Incident> open = said.of(board);
      switch (said.kind()) {
        case ACKNOWLEDGE ->
            write(tx, parts.triage().get().acknowledge(board, open, said.by(), now), now);
        case RECHECK -> open.forEach(view::recheck);
      }
    }
  }

  private void write(Tx tx, Outcome outcome, Instant now) {
    board.accept(outcome);
    unwritten.add(outcome);
    outcome.verdicts().forEach(verdict -> tx.verdicts().put(Records.row(verdict)));
    outcome.verdicts().forEach(Counts::verdict);
    told |= !outcome.tellings().isEmpty();
    for (Telling telling : outcome.tellings()) {
      Telling said = isFirstWord(tx, telling) ? calling(telling, outcome) : telling;
      tx.outbox().enqueue(parts.voice().posting(said, outcome, board, now), now);
    }
  }

  /** An edit calls nobody, but where it takes the place of what was to call somebody. */
  private static boolean isFirstWord(Tx tx, Telling telling) {
    return telling.kind() == Telling.Kind.UPDATE
        && tx.outbox().isToBeWritten(telling.root(), telling.channel());
  }

  private Telling calling(Telling edit, Outcome outcome) {
    return edit.calling(parts.voice().called(edit, outcome, board));
  }
}
