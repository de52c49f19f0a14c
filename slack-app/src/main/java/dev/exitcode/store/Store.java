package dev.exitcode.store;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a restart. Safe for many threads. Every method may throw {@link StoreException};
 * nothing of what it was to do is done then, and it may be tried again.
 */
public final class Store implements AutoCloseable {
  private final Engine engine;
  private final @Nullable Damage damage;

  private Store(Engine engine, @Nullable Damage damage) {
    this.engine = engine;
    this.damage = damage;
  }

  /**
   * Opens a store, which takes some tenths of a second and, of a file, about a second for each half
   * gigabyte: makes it, or brings it to this version's tables. A damaged file is put aside, and
   * what can be read of it is carried over: see {@link #damage}.
   *
   * @throws StoreException where it is not there, in use, or a newer version's
   */
  public static Store open(Location location, Clock clock) {
    try {
      return switch (location) {
        case Location.SqliteFile sqlite -> alone(sqlite, clock.instant());
        case Location.Postgres postgres -> new Store(Postgres.open(postgres), null);
      };
    } catch (RuntimeException e) {
      throw Troubles.said(e);
    }
  }

  private static Store alone(Location.SqliteFile location, Instant now) {
    FileLock lock = FileLock.of(location.file());
    try {
      Damage damage = SqliteFiles.prepare(location.file(), now);
      Store store = new Store(Sqlite.open(location.file(), lock), damage);
      // Nobody else is at it: what was being sent was interrupted.
      store.run(tx -> tx.outbox().interrupted(now));
      return store;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What was wrong with the file when it was opened; null: nothing. To be told once. */
  public @Nullable Damage damage() {
    return damage;
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
