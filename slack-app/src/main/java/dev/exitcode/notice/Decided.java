package dev.exitcode.notice;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.incident.Observation;
import dev.exitcode.incident.Verdict;
import dev.exitcode.k8s.NamespaceNotes;
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
  private boolean improved;
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
    improved = asked;
    asked = true;
    return first ? new First(this, found, () -> plain(found)) : tx -> again(tx, found);
  }

  /** The first word. Where it fails for what was found, less of that is told. */
  private record First(Decided of, Investigation found, Supplier<Desk.@Nullable Task> plainer)
      implements Desk.Task {
    @Override
    public void decide(Tx tx) {
      of.decide(tx, of.observation(found));
    }

    @Override
    public Desk.@Nullable Task plainly() {
      return plainer.get();
    }
  }

  /** That it crashed, where it is told as its labels and annotations want it; or that alone. */
  private Desk.Task plain(Investigation found) {
    Diagnosis crashed = BareCase.undiagnosed(seen);
    Investigation bare = new Investigation(BareCase.of(seen), crashed, NamespaceNotes.NONE);
    Desk.Task last = new First(this, bare, () -> null);
    Investigation less = new Investigation(found.file(), crashed, found.namespace());
    return new First(this, less, () -> last);
  }

  private Observation observation(Investigation found) {
    return Observations.of(seen, found, replicas.get());
  }

  private void again(Tx tx, Investigation found) {
    if (verdict != null) {
      refine(tx, verdict, observation(found));
    }
  }

  /**
   * Keeps what is known of it, where that is of its own pod; for after it was decided on, for it
   * takes time that nobody should have to wait for. Most of a storm have nothing of their own.
   */
  Desk.Task keeping(Investigation found) {
    boolean own = found.isOf(seen.key().uid());
    boolean more = own || improved;
    CrashRecord kept = own ? CrashRecord.of(found) : CrashRecord.NOTHING;
    return tx -> {
      if (more && latest != null) {
        kept.improve(tx, observation(found), latest);
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
