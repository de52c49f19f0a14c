package dev.exitcode.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest {
  @TempDir Path folder = Path.of("");

  private Location location() {
    return new Location.SqliteFile(folder.resolve("exitcode.db"));
  }

  @Nested
  final class Marks extends MarksContract {
    @Override
    Location location() {
      return SqliteStoreTest.this.location();
    }
  }

  @Nested
  final class Outboxes extends OutboxContract {
    @Override
    Location location() {
      return SqliteStoreTest.this.location();
    }
  }

  @Nested
  final class Tables extends TablesContract {
    @Override
    Location location() {
      return SqliteStoreTest.this.location();
    }
  }

  @Nested
  final class Prunings extends PruningContract {
    @Override
    Location location() {
      return SqliteStoreTest.this.location();
    }
  }
}
