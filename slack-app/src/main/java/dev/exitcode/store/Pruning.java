package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;

/** Deletes what is too old or too much, a few rows at a time: nobody who decides waits for more. */
final class Pruning {
  private static final int BATCH = 500;

  /** A table, when its rows were over, and which of them are. */
  private record Kind(String table, String time, String over) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("incident", "changed_at", "closed = 1"),
          new Kind("storm", "changed_at", "closed = 1"),
          new Kind("outbox", "done_at", "done_at is not null"),
          new Kind("verdict", "decided_at", "id > 0"),
          new Kind("crash", "happened_at", "id > 0"),
          new Kind("feedback", "given_at", "id > 0"));

  private static final List<String> LEFT_BEHIND =
      List.of(
          """
          delete from message where sent_at < :before
          and not exists (select 1 from incident i where i.id = message.incident)
          and not exists (select 1 from storm s where s.id = message.incident)
          """,
          "delete from acknowledgement where asked_at < :before",
          "delete from silence where over_at < :before",
          """
          delete from mark where cluster in (select name from cluster where seen_until < :before)
          """,
          "delete from cluster where seen_until < :before");

  private final Engine engine;
  private final Retention retention;
  private final long before;

  Pruning(Engine engine, Retention retention, Instant now) {
    this.engine = engine;
    this.retention = retention;
    this.before = now.minus(retention.age()).toEpochMilli();
  }

  /** How many rows went. */
  long run() {
    long rows = 0;
    for (Kind kind : KINDS) {
      rows += batches(handle -> old(handle, kind));
      rows += batches(handle -> tooMany(handle, kind));
    }
    rows += batches(this::tooLarge);
    for (String sql : LEFT_BEHIND) {
      rows += in(handle -> handle.createUpdate(sql).bind("before", before).execute());
    }
    return rows;
  }

  private long batches(ToIntFunction<Handle> batch) {
    long rows = 0;
    int last;
    do {
      last = in(batch);
      rows += last;
    } while (last >= BATCH);
    return rows;
  }

  private int in(ToIntFunction<Handle> work) {
    return engine.write(tx -> work.applyAsInt(tx.handle()), false);
  }

  private int old(Handle handle, Kind kind) {
    String which = "from %s where %s and %s < :limit".formatted(kind.table, kind.over, kind.time);
    return delete(handle, kind.table, which, before);
  }

  private int tooMany(Handle handle, Kind kind) {
    String which =
        "from %s where %s order by %s desc, id desc limit :batch offset :limit"
            .formatted(kind.table, kind.over, kind.time);
    return delete(handle, kind.table, which, retention.rows());
  }

  private int tooLarge(Handle handle) {
    return delete(
        handle,
        "crash",
        """
        from (select id, sum(bytes) over (order by happened_at desc, id desc) as so_far from crash)
          as newest where so_far > :limit
        """,
        retention.historyBytes());
  }

  private static int delete(Handle handle, String table, String which, long limit) {
    String few = which.contains(":batch") ? "" : " limit :batch";
    return handle
        .createUpdate("delete from " + table + " where id in (select id " + which + few + ")")
        .bind("limit", limit)
        .bind("batch", BATCH)
        .execute();
  }
}
