package dev.exitcode.store;

import org.junit.jupiter.api.Nested;

final class PostgresStoreTest {
  @Nested
  final class Marks extends MarksContract {
    private final Location location = PostgresServer.empty();

    @Override
    Location location() {
      return location;
    }
  }

  @Nested
  final class Outboxes extends OutboxContract {
    private final Location location = PostgresServer.empty();

    @Override
    Location location() {
      return location;
    }
  }

  @Nested
  final class Tables extends TablesContract {
    private final Location location = PostgresServer.empty();

    @Override
    Location location() {
      return location;
    }
  }

  @Nested
  final class Prunings extends PruningContract {
    private final Location location = PostgresServer.empty();

    @Override
    Location location() {
      return location;
    }
  }
}
