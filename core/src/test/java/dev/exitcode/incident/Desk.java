package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.incident.Telling.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bot without a cluster, a database or Slack: what it was told, what it told and why. */
final class Desk {
  static final Instant START = Instant.parse("2026-11-28T08:00:00Z");
  private static final String CHANNEL = "#crashes";

  /** Who is called for what is critical only. */
  static final Routing CALLS =
      new Routing(
          List.of(),
          new Route(CHANNEL, Severity.WARNING, Map.of(Severity.CRITICAL, "oncall"), null),
          Map.of(),
          Map.of("oncall", "S123", "team", "S456"));

  private Instant now = START;
  private Triage triage = new Triage(Routing.all(CHANNEL), List.of());
  private Board board = new Board();
  private final Map<Workload, WorkloadHealth> healths = new HashMap<>();
  private Map<String, String> annotations = Map.of();
  private boolean looking = true;
  final List<Telling> tellings = new ArrayList<>();
  final List<Said> told = new ArrayList<>();
  int changed;
  final Map<String, Incident> ever = new LinkedHashMap<>();
  final Map<Observation.Key, Verdict> verdicts = new LinkedHashMap<>();

  /** Something told, and when. */
  record Said(Instant at, Telling telling) {}

  /** Everything with these settings. */
  Desk routing(Routing routing) {
    triage = new Triage(routing, triage.silences());
    return this;
  }

  Desk silences(Silence... silences) {
    triage = new Triage(triage.routing(), List.of(silences));
    return this;
  }

  Instant now() {
    return now;
  }

  Board board() {
    return board;
  }

  /** Time goes by, a review each time; long spans in steps of a tenth. */
  Desk after(Duration time) {
    Instant until = now.plus(time);
    Duration step = time.dividedBy(10);
    while (now.isBefore(until)) {
      now = now.plus(step).isAfter(until) ? until : now.plus(step);
      take(triage.review(board, healths, this::look, now));
    }
    return this;
  }

  Desk afterSeconds(long seconds) {
    return after(Duration.ofSeconds(seconds));
  }

  Verdict see(Crash crash) {
    Observation o = crash.seen(now);
    Verdict before = verdicts.get(o.key());
    take(before == null ? triage.observe(board, o, now) : triage.refine(board, before, o, now));
    return verdicts.get(o.key());
  }

  /** What ended so long ago. */
  Verdict see(Crash crash, Duration ago) {
    Observation o = crash.seen(now.minus(ago));
    take(triage.observe(board, o, now));
    return verdicts.get(o.key());
  }

  /** What a look at its pod shows by now. */
  private @Nullable Candidate look(Incident i) {
    return looking ? Candidate.of(i, Map.of(), annotations, List.of()) : null;
  }

  /** All pods that are looked at again say so. */
  Desk annotated(Map<String, String> by) {
    annotations = by;
    return this;
  }

  /** Whether a look at pods is over when it is asked for. */
  Desk looking(boolean done) {
    looking = done;
    return this;
  }

  Desk recheck(Crash crash) {
    take(triage.recheck(board, crash.seen(now), now));
    return this;
  }

  Desk acknowledge(Incident incident, Duration time) {
    take(
        triage.acknowledge(
            board,
            List.of(incident),
            new Incident.Acknowledgement("U1", now, now.plus(time)),
            now));
    return this;
  }

  Desk acknowledgeAll(Duration time) {
    Incident.Acknowledgement by = new Incident.Acknowledgement("U1", now, now.plus(time));
    take(triage.acknowledge(board, board.incidents(), by, now));
    return this;
  }

  /** All pods of a workload are ready from now on. */
  Desk ready(Crash crash) {
    healths.put(crash.workload(), new WorkloadHealth(1, now));
    return this;
  }

  /** They have been for so long. */
  Desk ready(Crash crash, Duration time) {
    healths.put(crash.workload(), new WorkloadHealth(1, now.minus(time)));
    return this;
  }

  Desk notReady(Crash crash) {
    healths.put(crash.workload(), new WorkloadHealth(1, null));
    return this;
  }

  Desk gone(Crash crash) {
    healths.put(crash.workload(), WorkloadHealth.GONE);
    return this;
  }

  /** What is stored is all that is left. */
  Desk restart() {
    board =
        Board.of(
            board.incidents().stream()
                .map(i -> IncidentFiles.read(IncidentFiles.write(i), Incident.class))
                .toList(),
            board.storms().stream()
                .map(s -> IncidentFiles.read(IncidentFiles.write(s), Storm.class))
                .toList());
    return this;
  }

  private void take(Outcome outcome) {
    board.accept(outcome);
    changed += outcome.incidents().size();
    outcome.incidents().forEach(i -> ever.put(i.id(), i));
    outcome.tellings().forEach(t -> told.add(new Said(now, t)));
    tellings.addAll(outcome.tellings());
    outcome.verdicts().forEach(v -> verdicts.put(v.key(), v));
  }

  Incident only() {
    if (board.incidents().size() != 1) {
      throw new AssertionError("not one incident: " + board.incidents());
    }
    return board.incidents().getFirst();
  }

  /** What was written, edits excepted, such as {@code ROOT OPENED}. */
  List<String> said() {
    return messages().map(t -> t.kind() + " " + t.step()).toList();
  }

  /** The names of all who were called, each time. */
  List<String> called() {
    return tellings.stream().flatMap(t -> Stream.ofNullable(t.mention())).toList();
  }

  Stream<Telling> messages() {
    return tellings.stream().filter(t -> t.kind() != Kind.UPDATE);
  }

  long edits() {
    return tellings.stream().filter(t -> t.kind() == Kind.UPDATE).count();
  }
}
