package dev.exitcode.store;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exitcode.store.IncidentTable.Row;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

  /** SQLite takes names of any length, and what anybody may choose must not stop the rest. */
  @Nested
  final class Lengths extends StoreContract {
    private final Location location = PostgresServer.empty();

    @Override
    Location location() {
      return location;
    }

    @Test
    void nameThatNoIndexHolds_isAtFaultItself() {
      String name =
          new Random(1).ints(9_000, 'a', 'z').mapToObj(Character::toString).collect(joining());
      Row row = new Row(name, "prod", "shop", "web", "api", false, NOW, "{}");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.run(tx -> tx.incidents().put(row)))
          .extracting(StoreException::trouble)
          .isEqualTo(StoreException.Trouble.UNFIT);
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
