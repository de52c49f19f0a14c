package dev.exitcode.store;

import dev.exitcode.store.StoreException.Trouble;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Carries over what can be read of a damaged file. */
final class Rescue {
  private Rescue() {}

  /** How many rows could be carried over into a new file, which has the tables already. */
  static long carryOver(Path damaged, Path fresh) {
    try (Connection to = Sqlite.source(fresh, false).getConnection()) {
      to.setAutoCommit(false);
      long rows = 0;
      for (String table : tables(to)) {
        rows += copy(damaged, to, table);
      }
      to.commit();
      return rows;
    } catch (SQLException e) {
      throw Troubles.said(e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return strings(
        connection,
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
            + " and name <> 'schema_history'");
  }

  /** From both ends towards the damage. */
  private static long copy(Path damaged, Connection to, String table) throws SQLException {
    List<String> columns = columns(damaged, to, table);
    String names = String.join(", ", columns);
    String select = "select " + names + " from " + table + " not indexed order by rowid ";
    String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (PreparedStatement row =
        to.prepareStatement(
            "insert or ignore into %s (%s) values (%s)".formatted(table, names, places))) {
      return copy(damaged, select + "asc", row) + copy(damaged, select + "desc", row);
    }
  }

  /** Those that the damaged file has, as far as it says: an older version's has fewer. */
  private static List<String> columns(Path damaged, Connection to, String table)
      throws SQLException {
    String names = "select name from pragma_table_info('" + table + "')";
    List<String> columns = strings(to, names);
    try (Connection from = Sqlite.damaged(damaged).getConnection()) {
      List<String> there = strings(from, names);
      return there.isEmpty() ? columns : columns.stream().filter(there::contains).toList();
    } catch (SQLException e) {
      return columns;
    }
  }

  /** Ends at the first row that cannot be read. */
  private static long copy(Path damaged, String select, PreparedStatement row) throws SQLException {
    long rows = 0;
    try (Connection from = Sqlite.damaged(damaged).getConnection();
        Statement statement = from.createStatement();
        ResultSet rs = statement.executeQuery(select)) {
      while (rs.next()) {
        bind(rs, row);
        rows += row.executeUpdate();
      }
    } catch (SQLException e) {
      if (Troubles.of(e) == Trouble.FULL) {
        throw e;
      }
    }
    return rows;
  }

  private static void bind(ResultSet rs, PreparedStatement row) throws SQLException {
    for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
      row.setObject(i, rs.getObject(i));
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      while (rs.next()) {
        found.add(rs.getString(1));
      }
    }
    return found;
  }
}
