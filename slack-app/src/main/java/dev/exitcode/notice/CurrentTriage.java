package dev.exitcode.notice;

import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Silence;
import dev.exitcode.incident.Triage;
import dev.exitcode.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The triage as settings and the stored silences are now. Safe for many threads. */
final class CurrentTriage implements Supplier<Triage> {
  private volatile Triage triage;

  /** With no silences, until they are read. */
  CurrentTriage(Routing routing) {
    this.triage = new Triage(routing, List.of());
  }

  @Override
  public Triage get() {
    return triage;
  }

  /** Takes over the silences that hold now, whoever made them. */
  void read(Tx tx, Instant now) {
    triage = new Triage(triage.routing(), silences(tx, now));
  }

  static List<Silence> silences(Tx tx, Instant now) {
    return Records.readable(tx.silences().active(now), Silence.class);
  }
}
