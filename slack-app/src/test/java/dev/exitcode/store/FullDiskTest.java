package dev.exitcode.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.store.StoreException.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room: as many pages as there are, and no more. */
final class FullDiskTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir Path folder = Path.of("");

  @Test
  void fullDisk_isSaid_losesNothing_andGoesOnWhenThereIsRoom() {
    Location file = new Location.SqliteFile(folder.resolve("exitcode.db"));
    try (Store store = Store.open(file, Clock.fixed(NOW, ZoneOffset.UTC))) {
      add(store, "before");
      limitPages(store, 1); // it takes as few as are in use
      assertThatThrownBy(() -> fill(store))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.FULL))
          .hasMessageContaining("no room");
      assertThat(logs(store)).as("the reader goes on").isGreaterThanOrEqualTo(1);
      int before = logs(store);
      limitPages(store, 1_000_000);
      add(store, "after");
      assertThat(logs(store)).isEqualTo(before + 1);
    }
  }

  private static void fill(Store store) {
    for (int i = 0; i < 1_000; i++) {
      add(store, "x".repeat(10_000));
    }
  }

  private static void limitPages(Store store, int pages) {
    store.run(tx -> tx.handle().execute("pragma max_page_count = " + pages));
  }

  private static void add(Store store, String log) {
    store.run(tx -> tx.history().add(TablesContract.crash("i1", 1, log)));
  }

  private static int logs(Store store) {
    return store.read(tx -> tx.history().of("i1", 2_000).size());
  }
}
