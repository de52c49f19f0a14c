package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.store.IncidentTable;
import dev.exitcode.store.Location;
import dev.exitcode.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newer Exitcode left. */
final class UnreadableTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir private Path folder;
  private Store store;
  private final Unreadable unreadable = new Unreadable(List.of("prod", "test"));

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), clock);
    put("strange", "api", "{\"id\":[]}");
    put("ours", "web", IncidentFiles.write(Incidents.usual()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void put(String id, String workload, String doc) {
    IncidentTable.Row row =
        new IncidentTable.Row(id, "prod", "shop", workload, "", false, NOW, doc);
    store.run(tx -> tx.incidents().put(row));
  }

  private Optional<String> find(String id) {
    return store.<Optional<String>>read(tx -> tx.incidents().find(id));
  }

  @Test
  void incidentThatCannotBeRead_isNamed_andStays() {
    unreadable.look(store, NOW.minus(Duration.ofDays(30)));
    assertThat(unreadable.sentences()).singleElement().asString().contains("shop/api in prod");
    assertThat(find("strange")).isPresent();
  }

  @Test
  void incidentThatCouldNotBeReadForLong_isDeleted_andNoOtherIs() {
    unreadable.look(store, NOW.plusMillis(1));
    assertThat(unreadable.sentences()).isEmpty();
    assertThat(find("strange")).isEmpty();
    assertThat(find("ours")).isPresent();
  }
}
