package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.IncidentFiles;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.IncidentTable;
import dev.exitcode.store.Location;
import dev.exitcode.store.Posting;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Store;
import dev.exitcode.store.StoreInTests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an answer to a message that is deleted. */
final class UndeliveredTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Incident INCIDENT = Incidents.usual();

  @TempDir private Path folder;
  private Store store;
  private Undelivered undelivered;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), clock);
    NoticeMessage message = new NoticeMessage(Catalog.bundled(), Set.of());
    undelivered = new Undelivered(store, message, new Standing(() -> "C1"), clock);
    IncidentTable.Row row =
        new IncidentTable.Row(
            INCIDENT.id(), "c", "n", "w", "", false, NOW, IncidentFiles.write(INCIDENT));
    store.run(tx -> tx.incidents().put(row));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void answer_comesBelowANewMessage() {
    answer("a/2");
    List<Claimed> sent = send();
    assertThat(sent).extracting(row -> row.posting().kind()).containsExactly(Kind.ROOT, Kind.REPLY);
    assertThat(sent.getFirst().posting().payload()).contains("payments/api");
    assertThat(sent.getLast().posting().payload()).isEqualTo(CALL);
    assertThat(sent.getLast().root()).isEqualTo("1.0");
  }

  /** Something may delete whatever the bot writes. */
  @Test
  void answer_isNotSaidAThirdTime() {
    answer("a/2");
    answer(send().getLast().posting().key());
    assertThat(send()).isEmpty();
  }

  private static final String CALL = "{\"text\":\"<@U1> it is critical\"}";

  private void answer(String key) {
    undelivered.rootGone(new Posting(key, INCIDENT.id(), "C1", Kind.REPLY, CALL));
  }

  private List<Claimed> send() {
    List<Claimed> all = new ArrayList<>();
    List<Claimed> some = claim();
    while (!some.isEmpty()) {
      String ts = "1." + all.size();
      Claimed row = some.getFirst();
      all.add(row);
      store.deliver(
          outbox -> {
            outbox.sent(row, ts, NOW);
            return true;
          });
      some = claim();
    }
    return all;
  }

  private List<Claimed> claim() {
    return store.deliver(outbox -> StoreInTests.claim(outbox, 9, NOW, Duration.ofMinutes(5)));
  }
}
