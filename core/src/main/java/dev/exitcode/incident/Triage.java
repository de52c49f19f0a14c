package dev.exitcode.incident;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom to tell and when. The same board, observation and time always give the same outcome;
 * the board is read only. Immutable: settings or silences that change make a new one.
 *
 * @param silences the order does not matter; those that are over do no harm
 */
public record Triage(Routing routing, List<Silence> silences) {
  /** Copies the list. */
  public Triage {
    silences = List.copyOf(silences);
  }

  /**
   * Decides on an observation. Where it is known already, it refines what is known.
   *
   * @return with a verdict, unless it is known and its verdict stands
   */
  public Outcome observe(Board board, Observation observation, Instant now) {
    Changes changes = new Changes(board, now);
    new Hearing(this, changes, observation).decide();
    return changes.outcome();
  }

  /**
   * Decides anew on what was decided before, as better evidence has come. What is closed or was
   * overtaken by many others stays as it is.
   *
   * @param before the verdict on it
   */
  public Outcome refine(Board board, Verdict before, Observation observation, Instant now) {
    Incident counted = before.incident() == null ? null : board.incident(before.incident());
    boolean isThere = counted != null && counted.course().find(observation.key()) != null;
    return before.incident() == null || isThere
        ? observe(board, observation, now)
        : Outcome.NOTHING;
  }

  /**
   * Shows an incident as it is now, by what is known better of an end that it counts; where nothing
   * speaks for a failure any more, what was found out then stands.
   */
  public Outcome recheck(Board board, Observation observation, Instant now) {
    Incident known = Identity.holding(board, observation);
    Changes changes = new Changes(board, now);
    if (known != null && NormalLife.reason(observation) == null) {
      new Hearing(this, changes, observation).decide();
    }
    if (known != null) {
      changes.show(changes.latest(known));
    }
    return changes.outcome();
  }

  /**
   * Decides what time brings: recovery, words that were held back, edits, the end of storms. To be
   * asked about once a second while the watch is in step with the cluster.
   *
   * @param healths of workloads that have incidents; of those not in it nothing is known
   * @param looks what labels and annotations say now, of one that has waited long for a word of its
   *     own; null: to be asked again in a moment
   */
  public Outcome review(
      Board board,
      Map<Workload, WorkloadHealth> healths,
      Function<Incident, @Nullable Candidate> looks,
      Instant now) {
    Changes changes = new Changes(board, now);
    new Review(this, changes, healths, looks).run();
    changes.openStorms().forEach(storm -> new StormReview(this, changes, storm, looks).run());
    return changes.outcome();
  }

  /** Notes that somebody looks at incidents, or with null that nobody does any more. */
  public Outcome acknowledge(
      Board board, List<Incident> incidents, Incident.@Nullable Acknowledgement by, Instant now) {
    Changes changes = new Changes(board, now);
    changes.show(incidents.stream().map(incident -> incident.lookedAtBy(by)).toList());
    return changes.outcome();
  }

  /** How severe a cause is of itself: where other replicas are well, and it has just begun. */
  public static Severity severity(Cause cause) {
    return Severities.of(cause);
  }

  /**
   * Whether a first diagnosis hangs on events, which come later than the end itself; it is worth
   * waiting 3 seconds for them.
   */
  public static boolean waitsForEvents(Diagnosis diagnosis) {
    return NormalLife.waitsForEvents(diagnosis);
  }

  /** The silence that holds for a candidate, or null. */
  @Nullable Silence silence(Candidate candidate, Instant now) {
    return silences.stream()
        .filter(s -> s.holds(now) && s.match().fits(candidate))
        .findFirst()
        .orElse(null);
  }
}
