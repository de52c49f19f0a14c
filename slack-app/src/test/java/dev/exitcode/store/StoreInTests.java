package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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

  /** Takes all out of it. */
  public static void empty(Store store) {
    store.run(tx -> TABLES.forEach(table -> tx.handle().execute("delete from " + table)));
  }

  /** What it holds. */
  public static List<Map<String, Object>> rows(Store store, String sql) {
    return store.read(tx -> tx.handle().createQuery(sql).mapToMap().list());
  }
}
