package dev.exitcode.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one for all tests of this JVM; it ends with it. */
final class PostgresServer {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private PostgresServer() {}

  /** Started when the first test asks. */
  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "60").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A schema of its own, with nothing in it. */
  static Location.Postgres empty() {
    String schema = "t" + SCHEMAS.incrementAndGet();
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create schema " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = Started.SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    return new Location.Postgres(url, "postgres", "postgres");
  }
}
