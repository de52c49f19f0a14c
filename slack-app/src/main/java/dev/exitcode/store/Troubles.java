package dev.exitcode.store;

import dev.exitcode.store.StoreException.Trouble;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the two engines' errors mean. */
final class Troubles {
  /** Classes of SQLSTATE: bad data, a rule of the table's, longer than an index takes. */
  private static final Set<String> UNFIT = Set.of("22", "23", "54");

  private Troubles() {}

  /** The same trouble, said by {@link StoreException}. */
  static StoreException said(Exception e) {
    if (e instanceof StoreException said) {
      return said;
    }
    SQLException sql = sqlException(e);
    Trouble trouble = sql == null ? Trouble.REFUSED : of(sql);
    return new StoreException(trouble, sentence(trouble) + detail(sql), e);
  }

  private static @Nullable SQLException sqlException(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  static Trouble of(SQLException e) {
    if (e instanceof SQLiteException sqlite) {
      return ofSqlite(sqlite.getResultCode());
    }
    if (e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException why) {
      return of(why);
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return e instanceof SQLTransientConnectionException ? Trouble.UNREACHABLE : ofPostgres(state);
  }

  /** The low byte is the kind; the rest only says where it happened. */
  private static Trouble ofSqlite(SQLiteErrorCode code) {
    int kind = code.code & 0xff;
    if (kind == SQLiteErrorCode.SQLITE_FULL.code) {
      return Trouble.FULL;
    }
    if (kind == SQLiteErrorCode.SQLITE_CORRUPT.code || kind == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return Trouble.DAMAGED;
    }
    boolean later =
        kind == SQLiteErrorCode.SQLITE_BUSY.code || kind == SQLiteErrorCode.SQLITE_IOERR.code;
    if (later) {
      return Trouble.UNREACHABLE;
    }
    return isUnfit(code) ? Trouble.UNFIT : Trouble.REFUSED;
  }

  /** A trigger is none of ours, and what it refuses it may take later. */
  private static boolean isUnfit(SQLiteErrorCode code) {
    boolean rule = (code.code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    return code == SQLiteErrorCode.SQLITE_TOOBIG
        || (rule && code != SQLiteErrorCode.SQLITE_CONSTRAINT_TRIGGER);
  }

  /** By the classes of the SQL standard, and PostgreSQL's own. */
  private static Trouble ofPostgres(String state) {
    if (state.equals("53100")) {
      return Trouble.FULL;
    }
    if (state.startsWith("XX")) {
      return Trouble.DAMAGED;
    }
    if (UNFIT.contains(state.substring(0, Math.min(2, state.length())))) {
      return Trouble.UNFIT;
    }
    boolean later =
        state.startsWith("08") // connection
            || state.startsWith("53") // out of resources
            || state.startsWith("57") // shut down, cancelled
            || state.startsWith("55P03") // lock not available
            || state.startsWith("25P0") // timed out in a transaction
            || state.startsWith("40"); // to be tried again
    return later ? Trouble.UNREACHABLE : Trouble.REFUSED;
  }

  private static String sentence(Trouble trouble) {
    return switch (trouble) {
      case FULL -> "There is no room left for the database; it goes on once there is";
      case UNREACHABLE -> "The database does not answer";
      case DAMAGED -> "The database is damaged";
      case IN_USE -> "Another process has the database open";
      case NEWER -> "The database was written by a newer Exitcode";
      case UNFIT -> "The database cannot hold what was to be written";
      case REFUSED -> "The database refused what was asked of it";
    };
  }

  private static String detail(@Nullable SQLException e) {
    String message = e == null ? null : e.getMessage();
    return message == null ? "." : ": " + message.lines().findFirst().orElse("");
  }
}
