package dev.exitcode.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One that decides without a pause, as in a storm. */
final class BusyStoreTest extends StoreContract {
  private static final int LOOKS = 200;

  @TempDir Path folder = Path.of("");

  @Override
  Location location() {
    return new Location.SqliteFile(folder.resolve("exitcode.db"));
  }

  @Test
  void delivery_waitsForFewDecisions() throws InterruptedException {
    AtomicInteger decisions = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    Thread desk = Thread.ofPlatform().start(() -> decide(decisions, over));
    int most = 0;
    for (int i = 0; i < 100; i++) {
      int before = decisions.get();
      store.deliver(Outbox::counts);
      most = Math.max(most, decisions.get() - before);
    }
    over.set(true);
    desk.join();
    assertThat(most).isLessThanOrEqualTo(2);
  }

  private void decide(AtomicInteger decisions, AtomicBoolean over) {
    while (!over.get()) {
      store.run(tx -> look(tx, decisions));
    }
  }

  /** Takes some milliseconds. */
  private static void look(Tx tx, AtomicInteger decisions) {
    for (int i = 0; i < LOOKS; i++) {
      tx.outbox().counts();
    }
    decisions.incrementAndGet();
  }
}
