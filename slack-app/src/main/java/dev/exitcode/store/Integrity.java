package dev.exitcode.store;

import dev.exitcode.store.StoreException.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Whether a file of SQLite's is whole. */
final class Integrity {
  private Integrity() {}

  /**
   * What is wrong with the file, or null; a file that is not there is in order. Reads all of it.
   *
   * @throws StoreException where that cannot be found out
   */
  static @Nullable String problem(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
      throw new StoreException(Trouble.REFUSED, file + " is no file that can be written to.");
    }
    return isEmpty(file) ? "it is empty" : checked(file);
  }

  private static @Nullable String checked(Path file) {
    try (Connection connection = Sqlite.source(file, false).getConnection();
        Statement statement = connection.createStatement()) {
      String found = first(statement);
      statement.execute("begin immediate");
      statement.execute("create table may_be_written (x)");
      statement.execute("rollback");
      return found.equals("ok") ? null : found;
    } catch (SQLException e) {
      return problem(e);
    }
  }

  private static String first(Statement statement) throws SQLException {
    try (ResultSet rs = statement.executeQuery("pragma integrity_check(1)")) {
      return rs.next() ? rs.getString(1) : "no answer";
    }
  }

  /**
   * A file that may be written to, and that SQLite refuses: its first bytes are not what they were.
   */
  private static String problem(SQLException e) {
    Trouble trouble = Troubles.of(e);
    if (trouble != Trouble.DAMAGED && trouble != Trouble.REFUSED) {
      throw Troubles.said(e);
    }
    return String.valueOf(e.getMessage());
  }

  private static boolean isEmpty(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
