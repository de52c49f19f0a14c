package dev.exitcode.notice;

import dev.exitcode.store.Store;
import dev.exitcode.store.Tx;

/** The time in which this replica decides for a cluster, as the store has it. Thread-safe. */
final class Term {
  private final String cluster;
  private final Store store;
  private long number;

  Term(String cluster, Store store) {
    this.cluster = cluster;
    this.store = store;
  }

  /** Another replica decides from now on: what this one would write is not written. */
  static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1;

    Over(String cluster) {
      super("Another replica decides for " + cluster + " now.", null, false, false);
    }
  }

  /** Begins it, where it has not begun; before anything is read that is decided on. */
  synchronized void begin() {
    if (number == 0) {
      number = store.write(tx -> tx.terms().begin(cluster));
    }
  }

  /**
   * Looks whether it goes on.
   *
   * @throws Over where it does not
   */
  synchronized void check(Tx tx) {
    if (!tx.terms().isLast(cluster, number)) {
      throw new Over(cluster);
    }
  }
}
