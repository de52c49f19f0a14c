package dev.exitcode.store;

import dev.exitcode.store.StoreException.Trouble;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to this version's tables. */
final class Migrations {
  /** The version of the newest file in the folder of migrations. */
  static final int NEWEST = 4;

  private static final String FOLDER = "classpath:dev/exitcode/store/migration";
  private static final String HISTORY = "schema_history";

  private Migrations() {}

  /**
   * Does nothing where the tables are there already: loading Flyway takes as long as all the rest
   * of opening a store.
   *
   * @throws StoreException where they are of a newer version; they are left as they are
   */
  static void run(DataSource source, Dialect dialect) {
    int version = version(source);
    if (version > NEWEST) {
      throw new StoreException(
          Trouble.NEWER,
          "The database has the tables of a newer Exitcode (version %d of them; this one knows %d). Nothing was changed: start the newer one again, or give this one another database."
              .formatted(version, NEWEST));
    }
    if (version < NEWEST) {
      migrate(source, dialect);
    }
  }

  private static void migrate(DataSource source, Dialect dialect) {
    Flyway.configure()
        .dataSource(source)
        .locations(FOLDER)
        .placeholders(Map.of("identity", dialect.identity()))
        .table(HISTORY)
        .loggers("slf4j")
        .load()
        .migrate();
  }

  /** The newest that was brought in whole; 0: none was. */
  private static int version(DataSource source) {
    try (Connection connection = source.getConnection();
        ResultSet table =
            connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
      return table.next() ? newest(connection) : 0;
    } catch (SQLException e) {
      throw Troubles.said(e);
    }
  }

  private static int newest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "select coalesce(max(cast(version as integer)), 0) from schema_history where"
                    + " success")) {
      rs.next();
      return rs.getInt(1);
    }
  }
}
