package dev.exitcode.store;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What outlives a restart. Safe for many threads. Every method may throw {@link StoreException};
 * nothing of what it was to do is done then, and it may be tried again.
 */
public final class Store implements AutoCloseable {
  private final Engine engine;

  private Store(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens a store, which takes some tenths of a second: makes it, or brings it to this version's
   * tables.
   *
   * @param clock for what was interrupted by a restart
   * @throws StoreException where it is not there, in use, or a newer version's
   */
  public static Store open(Location location, Clock clock) {
    Store store = new Store(Engine.open(location));
    if (location instanceof Location.SqliteFile) {
      store.run(tx -> tx.outbox().interrupted(clock.instant()));
    }
    return store;
  }

  /**
   * Does several things or none. What it returned is on the disk, whatever happens to this process
   * or its machine. Of several of these, in this process or another, one is done at a time: what is
   * read in it is still so when it writes. Not to be nested.
   */
  public <T> T write(Function<Tx, T> work) {
    return engine.write(work, true);
  }

  /** As {@link #write}, with nothing to return. */
  public void run(Consumer<Tx> work) {
    write(
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  /** Claims rows of the outbox, and says what became of them; waits for no decision. */
  public <T> T deliver(Function<Outbox, T> work) {
    return engine.write(tx -> work.apply(tx.outbox()), false);
  }

  /** Reads one state of things; waits for nobody who writes. */
  public <T> T read(Function<Tx, T> work) {
    return engine.read(work);
  }

  /**
   * Deletes what is too old or too much of what is over; how many rows. Cheap where there is
   * nothing to delete: meant for every minute.
   */
  public long prune(Retention retention, Instant now) {
    return new Pruning(engine, retention, now).run();
  }

  /** Waits for what is being written. */
  @Override
  public void close() {
    engine.close();
  }
}
