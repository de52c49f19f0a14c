package dev.exitcode.store;

import dev.exitcode.store.Outbox.Wanted;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.StoreException.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tests do with a store that nobody else does. */
public final class StoreInTests {
  private static final List<String> TABLES =
      List.of(
          "outbox",
          "message",
          "verdict",
          "crash",
          "incident",
          "storm",
          "mark",
          "cluster",
          "silence");

  private StoreInTests() {}

  /** As when its process died and another one opens it. */
  public static void restart(Store store, Instant now) {
    store.run(tx -> tx.outbox().interrupted(now));
  }

  /** Claims what is due, of one channel too, but one of each message. */
  public static List<Claimed> claim(Outbox outbox, int most, Instant now, Duration lease) {
    List<Claimed> all = new ArrayList<>();
    List<Claimed> some;
    do {
      some = outbox.claim(new Wanted(most - all.size(), Set.of(), true), now, lease);
      all.addAll(some);
    } while (!some.isEmpty() && all.size() < most);
    return all;
  }

  /** As a store throws it. */
  public static StoreException trouble(Trouble trouble) {
    return new StoreException(trouble, "no");
  }

  /** Takes all out of it. */
  public static void empty(Store store) {
    store.run(tx -> TABLES.forEach(table -> tx.handle().execute("delete from " + table)));
  }

  /** What it holds. */
  public static List<Map<String, Object>> rows(Store store, String sql) {
    return store.read(tx -> tx.handle().createQuery(sql).mapToMap().list());
  }
}
