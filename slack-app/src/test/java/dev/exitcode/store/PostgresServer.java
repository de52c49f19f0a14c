package dev.exitcode.store;

import dev.exitcode.redact.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one for all tests of this JVM; it ends with it. */
public final class PostgresServer {
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
  public static Location.Postgres empty() {
    String schema = "t" + SCHEMAS.incrementAndGet();
    execute("create schema " + schema);
    return new Location.Postgres(url(schema), "postgres", null);
  }

  /** The same for a user of that name, whom the server asks for that password. */
  public static Location.Postgres guarded(String user, String password) throws IOException {
    execute("create role " + user + " login password '" + password + "'");
    execute("create schema " + user + " authorization " + user);
    Path rules = Path.of(value("show hba_file"));
    String rule = "host all " + user + " 127.0.0.1/32 scram-sha-256\n";
    Files.writeString(rules, rule + Files.readString(rules));
    execute("select pg_reload_conf()");
    return new Location.Postgres(url(user), user, Secret.of(password));
  }

  private static String url(String schema) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=%s"
        .formatted(Started.SERVER.getPort(), schema);
  }

  private static void execute(String statement) {
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(String query) {
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
        ResultSet found = connection.createStatement().executeQuery(query)) {
      found.next();
      return found.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
