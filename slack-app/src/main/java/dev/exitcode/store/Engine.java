package dev.exitcode.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.exitcode.store.StoreException.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** The connections of an open database. */
final class Engine implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Dialect dialect;
  private final Jdbi writing;
  private final Semaphore writers;
  private final Jdbi reading;

  /** In the order in which they are closed. */
  private final List<? extends AutoCloseable> owned;

  Engine(
      Dialect dialect,
      HikariDataSource writing,
      HikariDataSource reading,
      List<? extends AutoCloseable> owned) {
    this.dialect = dialect;
    this.writing = jdbi(writing);
    this.writers = new Semaphore(writing.getMaximumPoolSize(), true);
    this.reading = jdbi(reading);
    this.owned = owned;
  }

  private static Jdbi jdbi(HikariDataSource source) {
    Jdbi jdbi = Jdbi.create(source).registerArgument(new StorableText());
    // What is stored has no place in the log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  /** In turn: the pool prefers whoever gave a connection back last, for as long as that goes on. */
  <T> T write(Function<Tx, T> work, boolean oneAtATime) {
    await();
    try {
      return writeNow(work, oneAtATime);
    } finally {
      writers.release();
    }
  }

  private void await() {
    boolean stops = Thread.currentThread().isInterrupted();
    if (stops && writers.tryAcquire()) {
      return; // what Slack has is written down yet
    }
    try {
      if (!writers.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreException(Trouble.UNREACHABLE, "The database is busy for too long.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Trouble.UNREACHABLE, "The database was not waited for.", e);
    }
  }

  private <T> T writeNow(Function<Tx, T> work, boolean oneAtATime) {
    return inTransaction(
        writing,
        handle -> {
          if (oneAtATime && !dialect.oneAtATime().isEmpty()) {
            handle.execute(dialect.oneAtATime());
          }
          return work.apply(new Tx(handle, dialect));
        });
  }

  <T> T read(Function<Tx, T> work) {
    return inTransaction(reading, handle -> work.apply(new Tx(handle, dialect)));
  }

  private static <T> T inTransaction(Jdbi jdbi, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw Troubles.said(e);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable one : owned) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("A connection could not be closed", e);
      }
    }
  }
}
