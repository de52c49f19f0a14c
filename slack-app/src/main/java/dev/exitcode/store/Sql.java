package dev.exitcode.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Columns, read. Times are milliseconds since 1970. */
final class Sql {
  private Sql() {}

  static Instant time(ResultSet rs, int column) throws SQLException {
    return Instant.ofEpochMilli(rs.getLong(column));
  }

  static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
    Instant time = time(rs, column);
    return rs.wasNull() ? null : time;
  }

  static @Nullable Long number(ResultSet rs, int column) throws SQLException {
    long number = rs.getLong(column);
    return rs.wasNull() ? null : number;
  }
}
