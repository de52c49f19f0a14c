package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.notice.NoticeWalk.Act;
import dev.exitcode.notice.NoticeWalk.Step;
import dev.exitcode.store.Location;
import dev.exitcode.store.Store;
import dev.exitcode.store.StoreInTests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wall clock that jumps in a storm, there and back, makes no burst, no silence and no loss. */
final class ClockJumpTest {
  @TempDir private Path folder;
  private Store store;
  private NoticeWalk walk;

  @BeforeEach
  void open() {
    store = Store.open(new Location.SqliteFile(folder.resolve("a.db")), Clock.systemUTC());
    walk = new NoticeWalk(store);
    walk.act(new Step(Act.UP, 0, 0));
    walk.pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "PT-10M", "PT1H", "PT-1H", "PT24H", "PT-24H", "PT-59M", "PT47H"})
  void jumpInAStorm_andBack_tellsEachCrashInTime_andNeverTooFast(String by) {
    storm();
    walk.clock.jump(Duration.parse(by));
    storm();
    assertAllIsTold();
    walk.clock.jump(Duration.parse(by).negated());
    storm();
    assertAllIsTold();
    for (int i = 0; i < 3; i++) {
      String channel = WalkBot.channel(i);
      assertThat(walk.slack.slack.mostWithin(Duration.ofSeconds(20), channel)).isLessThan(24);
    }
    walk.settle();
    assertThat(new WalkAudit(walk).run()).isEmpty();
  }

  /** Some of it has been told when the next comes. */
  private void storm() {
    walk.act(new Step(Act.STORM, 0, 0));
    walk.pass(Duration.ofSeconds(2));
    walk.act(new Step(Act.STORM, 5, 0));
    walk.pass(Duration.ofSeconds(2));
  }

  /** A message is edited every ten minutes at the latest, by a clock that does not jump. */
  private void assertAllIsTold() {
    walk.pass(Duration.ofMinutes(1));
    assertThat(walk.undone()).isZero();
    walk.pass(Duration.ofMinutes(10));
    assertThat(outdated()).isEmpty();
  }

  /** Incidents whose own message says less than is known. */
  private List<JsonNode> outdated() {
    return StoreInTests.rows(store, "select doc from incident").stream()
        .map(row -> JsonMapper.shared().readTree(row.get("doc").toString()))
        .filter(doc -> doc.at("/notice/root").equals(doc.at("/id")))
        .filter(doc -> doc.at("/notice/stale").asBoolean(false))
        .toList();
  }
}
