package dev.exitcode.store;

import dev.exitcode.store.StoreException.Trouble;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

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
    Flyway flyway = configuration(dialect).dataSource(source).load();
    refuseNewer(flyway.info().all());
    flyway.migrate();
  }

  private static FluentConfiguration configuration(Dialect dialect) {
    return Flyway.configure()
        .locations(FOLDER)
        .placeholders(Map.of("identity", dialect.identity()))
        .table("schema_history")
        .loggers("slf4j");
  }

  private static void refuseNewer(MigrationInfo[] all) {
    String newer = newest(all, MigrationState.FUTURE_SUCCESS);
    if (newer != null) {
      throw new StoreException(
          Trouble.NEWER,
          "The database has the tables of a newer Exitcode (version %s), which this one does not know. Nothing was changed: start the newer one again, or give this one another database."
              .formatted(newer));
    }
  }

  private static @Nullable String newest(MigrationInfo[] all, MigrationState state) {
    return Arrays.stream(all)
        .filter(migration -> migration.getState() == state)
        .map(migration -> String.valueOf(migration.getVersion()))
        .reduce((first, second) -> second)
        .orElse(null);
  }
}
