package dev.exitcode.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;

/** A database on a server, shared by all replicas. */
final class Postgres {
  private static final int CONNECTIONS = 6;
  private static final int WAIT_MS = 5_000;

  /**
   * Who stops in the middle of a transaction, as a paused replica does, holds up no other for
   * longer.
   */
  private static final String TIMEOUTS =
      "set idle_in_transaction_session_timeout = '10s'; set lock_timeout = '5s';"
          + " set statement_timeout = '10s'";

  private Postgres() {}

  static Engine open(Location.Postgres location) {
    HikariDataSource pool = new HikariDataSource(config(location));
    try {
      Migrations.run(pool, Dialect.POSTGRES);
      return new Engine(Dialect.POSTGRES, pool, pool, List.of(pool));
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig config(Location.Postgres location) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(location.url());
    config.setUsername(location.user());
    if (location.password() != null) {
      config.setPassword(location.password().reveal());
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MS);
    config.setConnectionInitSql(TIMEOUTS);
    config.setPoolName("store");
    config.addDataSourceProperty("ApplicationName", "exitcode");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "20");
    return config;
  }
}
