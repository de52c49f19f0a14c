package dev.exitcode.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Columns, read. Times are milliseconds since 1970. */
final class Sql {
  /** So many rows are fetched at a time where most may not be wanted. */
  private static final int SOME = 500;

  private Sql() {}

  /** The first so many of a query's rows that are wanted. */
  static <T> List<T> first(Query query, RowMapper<T> mapper, Predicate<T> wanted, int most) {
    try (Stream<T> rows = query.setFetchSize(SOME).map(mapper).stream()) {
      return rows.filter(wanted).limit(most).toList();
    }
  }

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
