package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.Incidents;
import dev.exitcode.catalog.Catalog;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.WatchView;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Location;
import dev.exitcode.store.Outbox;
import dev.exitcode.store.Posting;
import dev.exitcode.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the bot does not see a cluster is said once, and that it does again. */
final class BlindnessTest {
  @TempDir private Path folder;
  private Store store;
  private boolean synced = true;
  private Instant now = Incidents.BEGAN;
  private Blindness blindness;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(Incidents.BEGAN, ZoneOffset.UTC);
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), clock);
    blindness = blindness();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Blindness blindness() {
    NoticeMessage message = new NoticeMessage(Catalog.bundled(), Set.of());
    return new Blindness("prod", new Standing(() -> "C1"), message, this::view);
  }

  private WatchView view() {
    Missing.Why trouble = synced ? null : Missing.Why.UNREACHABLE;
    return new WatchView("prod", synced, now, 1, Duration.ZERO, 0, trouble);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    store.run(tx -> blindness.review(tx, now));
  }

  private List<Posting> told() {
    Outbox.Wanted all = new Outbox.Wanted(10, Set.of(), true);
    List<Posting.Claimed> rows =
        store.deliver(outbox -> outbox.claim(all, now, Duration.ofMinutes(5)));
    rows.forEach(
        row ->
            store.deliver(
                outbox -> {
                  outbox.sent(row, "1.1", now);
                  return true;
                }));
    return rows.stream().map(Posting.Claimed::posting).toList();
  }

  @Test
  void clusterThatIsGone_isSaidOnceAndItsReturnInTheSameMessage() {
    pass(Duration.ZERO);
    synced = false;
    pass(Duration.ofSeconds(1));
    pass(Blindness.PATIENCE.minusSeconds(1));
    assertThat(told()).isEmpty();
    pass(Duration.ofSeconds(2));
    pass(Duration.ofHours(2));
    assertThat(told())
        .singleElement()
        .returns(Posting.Kind.ROOT, Posting::kind)
        .extracting(Posting::payload)
        .asString()
        .contains("prod", "did not answer");
    blindness = blindness();
    pass(Duration.ofHours(1));
    pass(Duration.ofHours(1));
    assertThat(told()).as("after a restart").isEmpty();
    synced = true;
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(told()).singleElement().returns(Posting.Kind.UPDATE, Posting::kind);
    synced = false;
    pass(Duration.ofSeconds(1));
    pass(Duration.ofHours(1));
    assertThat(told()).singleElement().returns(Posting.Kind.ROOT, Posting::kind);
  }

  @Test
  void returnThatTheNextProcessSees_isSaidToo() {
    synced = false;
    pass(Duration.ZERO);
    pass(Duration.ofHours(1));
    assertThat(told()).hasSize(1);
    blindness = blindness();
    synced = true;
    pass(Duration.ofSeconds(1));
    assertThat(told()).singleElement().returns(Posting.Kind.UPDATE, Posting::kind);
  }

  @Test
  void clusterThatIsSeen_isNoNews() {
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofHours(1));
    }
    assertThat(told()).isEmpty();
  }
}
