package dev.exitcode.notice;

import dev.exitcode.incident.Observation;
import dev.exitcode.incident.Verdict;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.store.MarkTable;
import dev.exitcode.store.Tx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One crash, on which more may be found out after it was decided on. */
final class Decided {
  private final Decisions decisions;
  private final Sighting seen;
  private final Supplier<ReplicaCount> replicas;
  private final MarkTable.Mark mark;
  private boolean asked;
  private @Nullable Verdict verdict;
  private @Nullable Verdict latest;

  /**
   * Of a crash that was seen just now.
   *
   * @param replicas of its workload, counted when it is decided on
   */
  Decided(Decisions decisions, Sighting seen, Supplier<ReplicaCount> replicas) {
    this.decisions = decisions;
    this.seen = seen;
    this.replicas = replicas;
    this.mark = Records.mark(seen.key(), seen.now());
  }

  /** The first decides, the others put right; each may be done again. */
  Desk.Task task(Investigation found) {
    boolean first = !asked;
    asked = true;
    return tx -> {
      Observation observation = Observations.of(seen, found, replicas.get());
      if (first) {
        decide(tx, observation);
      } else if (verdict != null) {
        refine(tx, verdict, observation);
      }
    };
  }

  /**
   * Keeps what is known of it, where that is of its own pod; for after it was decided on, for it
   * takes time that nobody should have to wait for.
   */
  Desk.Task keeping(Investigation found) {
    CrashRecord kept = found.isOf(seen.key().uid()) ? CrashRecord.of(found) : CrashRecord.NOTHING;
    return tx -> {
      if (latest != null) {
        kept.improve(tx, Observations.of(seen, found, replicas.get()), latest);
      }
    };
  }

  private void refine(Tx tx, Verdict before, Observation observation) {
    Verdict after = decisions.refine(tx, before, observation);
    latest = after == null ? before : after;
  }

  /** Where it has its mark, another replica dealt with it, or this one before its last end. */
  private void decide(Tx tx, Observation observation) {
    String cluster = seen.pod().cluster();
    verdict = null;
    latest = null;
    if (!tx.marks().has(cluster, mark)) {
      verdict = decisions.observe(tx, observation);
      latest = verdict;
      tx.marks().put(cluster, mark);
      if (verdict != null) {
        CrashRecord.add(tx, observation, verdict);
      }
    }
  }
}
