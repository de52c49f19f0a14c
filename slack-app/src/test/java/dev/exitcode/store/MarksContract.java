package dev.exitcode.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.store.MarkTable.Mark;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class MarksContract extends StoreContract {
  private static final Mark API = new Mark("u1", "api", 3, "137@2026-11-28T09:59:58Z");
  private static final Mark POD = new Mark("u1", "", 0, "Evicted");

  @Test
  void marks_areThereAfterARestart() {
    store.run(tx -> put(tx, API, POD));
    reopen();
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("prod")))
        .containsExactlyInAnyOrder(API, POD);
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("other"))).isEmpty();
  }

  @Test
  void mark_takesThePlaceOfTheOneBefore() {
    Mark later = new Mark("u1", "api", 4, "137@2026-11-28T10:05:00Z");
    store.run(tx -> put(tx, API, later));
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("prod"))).containsExactly(later);
    assertThat(store.<Boolean>read(tx -> tx.marks().has("prod", later))).isTrue();
    assertThat(store.<Boolean>read(tx -> tx.marks().has("prod", API))).isFalse();
  }

  @Test
  void podThatIsNoMore_isForgottenWhole() {
    Mark other = new Mark("u2", "api", 1, "");
    store.run(tx -> put(tx, API, POD, other));
    store.run(tx -> tx.marks().forget("prod", "u1"));
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("prod"))).containsExactly(other);
  }

  @Test
  void whatFailsHalfway_leavesNothing() {
    assertThatThrownBy(
            () ->
                store.run(
                    tx -> {
                      put(tx, API);
                      throw new IllegalArgumentException("on purpose");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.<List<Mark>>read(tx -> tx.marks().of("prod"))).isEmpty();
  }

  @Test
  void firstSync_isKeptAndSeenGoesOn() {
    store.run(tx -> tx.marks().seen("prod", NOW, false));
    assertThat(store.<Boolean>read(tx -> tx.marks().isSynced("prod"))).isFalse();
    store.run(tx -> tx.marks().seen("prod", after(1), true));
    store.run(tx -> tx.marks().seen("prod", after(9), false));
    assertThat(store.<Boolean>read(tx -> tx.marks().isSynced("prod"))).isTrue();
    assertThat(StoreInTests.rows(store, "select first_synced_at, seen_until from cluster"))
        .containsExactly(
            Map.of(
                "first_synced_at", after(1).toEpochMilli(), "seen_until", after(9).toEpochMilli()));
  }

  private static void put(Tx tx, Mark... marks) {
    for (Mark mark : marks) {
      tx.marks().put("prod", mark);
    }
  }
}
