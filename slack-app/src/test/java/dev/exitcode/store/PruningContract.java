package dev.exitcode.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.store.MarkTable.Mark;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class PruningContract extends StoreContract {
  private static final long DAY = 86_400;
  private static final Retention MONTH = new Retention(Duration.ofDays(30), 1_000, 1_000);

  @Test
  void whatIsOver_goesWhenItIsOld() {
    store.run(tx -> tx.incidents().put(TablesContract.incident("old", true, 0, "{}")));
    store.run(tx -> tx.incidents().put(TablesContract.incident("open", false, 0, "{}")));
    store.run(tx -> tx.incidents().put(TablesContract.incident("new", true, DAY, "{}")));
    store.run(tx -> tx.history().add(TablesContract.crash("old", 0, "")));
    Mark end = new Mark("u1", "api", 1, "");
    store.run(tx -> tx.verdicts().put(TablesContract.verdict(end, "TOLD", "OPENED", "old", 0)));
    store.run(
        tx ->
            tx.feedback().put(new FeedbackTable.Row("old", TablesContract.GIVEN, null, "U1", NOW)));
    assertThat(store.prune(MONTH, after(30 * DAY))).isZero();
    assertThat(store.prune(MONTH, after(30 * DAY + 1))).isEqualTo(4);
    assertThat(store.<Optional<String>>read(tx -> tx.incidents().find("old"))).isEmpty();
    assertThat(store.<Optional<String>>read(tx -> tx.incidents().find("open"))).isPresent();
    assertThat(store.<Optional<String>>read(tx -> tx.incidents().find("new"))).isPresent();
  }

  @Test
  void whatIsToBeTold_staysHoweverOld() {
    tell("open/1");
    tell("lost/1");
    store.write(
        tx -> tx.outbox().enqueue(new Posting("open/2", "open", "C1", Kind.REPLY, "{}"), NOW));
    store.run(tx -> tx.incidents().put(TablesContract.incident("open", false, 0, "{}")));
    assertThat(store.prune(MONTH, after(99 * DAY))).as("what was told, and a place").isEqualTo(3);
    assertThat(store.<Map<State, Long>>read(tx -> tx.outbox().counts()))
        .isEqualTo(Map.of(State.WAITING, 1L));
    assertThat(store.<String>read(tx -> tx.outbox().root("open", "C1"))).isEqualTo("1.1");
    assertThat(store.<String>read(tx -> tx.outbox().root("lost", "C1"))).isNull();
  }

  @Test
  void history_keepsTheNewestThatFit() {
    for (int i = 0; i < 1_200; i++) {
      CrashTable.Row crash = TablesContract.crash("i1", i, "é".repeat(49));
      store.run(tx -> tx.history().add(crash));
    }
    store.prune(MONTH, after(1_200));
    List<CrashTable.Row> kept = store.read(tx -> tx.history().of("i1", 5_000));
    assertThat(kept).as("100 bytes each").hasSize(10);
    assertThat(kept.getLast().at()).isEqualTo(after(1_190));
  }

  @Test
  void verdicts_areNoMoreThanSoMany() {
    for (int i = 0; i < 30; i++) {
      Mark end = new Mark("u" + i, "api", 1, "");
      VerdictTable.Row verdict = TablesContract.verdict(end, "FILTERED", "BENIGN", null, i);
      store.run(tx -> tx.verdicts().put(verdict));
    }
    store.prune(new Retention(Duration.ofDays(30), 1_000, 7), after(30));
    assertThat(
            store.<List<VerdictTable.Row>>read(
                tx -> tx.verdicts().keptQuiet(NOW, where -> true, 99)))
        .extracting(VerdictTable.Row::at)
        .hasSize(7)
        .endsWith(after(23));
  }

  @Test
  void marks_goWithTheirClusterAlone() {
    store.run(tx -> tx.marks().put("gone", new Mark("u1", "api", 1, "")));
    store.run(tx -> tx.marks().seen("gone", NOW, true));
    store.run(tx -> tx.marks().put("prod", new Mark("u1", "api", 1, "")));
    store.run(tx -> tx.marks().seen("prod", after(40 * DAY), true));
    store.prune(MONTH, after(41 * DAY));
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("gone"))).isEmpty();
    assertThat(store.<Boolean>read(tx -> tx.marks().isSynced("gone"))).isFalse();
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("prod"))).hasSize(1);
  }

  private void tell(String key) {
    String incident = key.substring(0, key.indexOf('/'));
    store.write(tx -> tx.outbox().enqueue(new Posting(key, incident, "C1", Kind.ROOT, "{}"), NOW));
    store.deliver(
        outbox -> {
          outbox.sent(
              StoreInTests.claim(outbox, 1, NOW, Duration.ofSeconds(9)).getFirst(), "1.1", NOW);
          return true;
        });
  }
}
