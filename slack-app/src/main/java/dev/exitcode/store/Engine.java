package dev.exitcode.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** The connections of an open database. */
final class Engine implements AutoCloseable {
  private final Dialect dialect;
  private final Jdbi writing;
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
    this.reading = jdbi(reading);
    this.owned = owned;
  }

  private static Jdbi jdbi(HikariDataSource source) {
    Jdbi jdbi = Jdbi.create(source).registerArgument(new StorableText());
    // What is stored has no place in the log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }

  <T> T write(Function<Tx, T> work, boolean oneAtATime) {
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
