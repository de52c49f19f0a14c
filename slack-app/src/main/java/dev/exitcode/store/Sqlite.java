package dev.exitcode.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** A database in a file: one connection that writes, a few that read beside it. */
final class Sqlite {
  private static final int BUSY_MS = 5_000;
  private static final int READERS = 2;

  /**
   * What the log of changes is cut back to after each checkpoint, so that it does not stay as large
   * as it once was.
   */
  private static final int LOG_BYTES = 8 << 20;

  private Sqlite() {}

  /** Opens a file that is whole and has its tables; the lock is given back when it is closed. */
  static Engine open(Path file, FileLock lock) {
    HikariDataSource writing = pool(source(file, false), 1, "pragma query_only = false");
    HikariDataSource reading = pool(source(file, true), READERS, "pragma query_only = true");
    return new Engine(Dialect.SQLITE, writing, reading, List.of(reading, writing, lock));
  }

  /** One that is only looked at, so that it stays as it is. */
  static SQLiteDataSource damaged(Path aside) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + aside.toAbsolutePath());
    return source;
  }

  static SQLiteDataSource source(Path file, boolean reading) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MS);
    config.setJournalSizeLimit(LOG_BYTES);
    config.setTransactionMode(reading ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  private static HikariDataSource pool(SQLiteDataSource source, int size, String first) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(2 * BUSY_MS);
    config.setMaxLifetime(0);
    config.setConnectionInitSql(first);
    config.setPoolName(size == 1 ? "store-write" : "store-read");
    return new HikariDataSource(config);
  }
}
