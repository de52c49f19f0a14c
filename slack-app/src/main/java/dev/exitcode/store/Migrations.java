package dev.exitcode.store;

import dev.exitcode.store.StoreException.Trouble;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to this version's tables. */
final class Migrations {
  private static final String FOLDER = "classpath:dev/exitcode/store/migration";

  private Migrations() {}

  /**
   * Does nothing where the tables are there already.
   *
   * @throws StoreException where they are of a newer version; they are left as they are
   */
  static void run(DataSource source, Dialect dialect) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source)
            .locations(FOLDER)
            .placeholders(dialect.placeholders())
            .table("schema_history")
            .loggers("slf4j")
            .load();
    refuseNewer(flyway.info().all());
    flyway.migrate();
  }

  private static void refuseNewer(MigrationInfo[] all) {
    String newest =
        Arrays.stream(all)
            .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
            .map(m -> m.getVersion().getVersion())
            .reduce("", (a, b) -> b);
    if (!newest.isEmpty()) {
      throw new StoreException(
          Trouble.NEWER,
          "The database has the tables of a newer Exitcode (version "
              + newest
              + " of them), which this one does not know. Nothing was changed: start the newer"
              + " Exitcode again, or give this one another database.");
    }
  }
}
