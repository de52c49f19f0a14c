package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Storms as JSON, and what they are found by. */
public final class StormTable {
  private final Handle handle;

  /**
   * One storm as it is now.
   *
   * @param closed whether nothing becomes of it any more: it may be pruned
   * @param doc the whole of it
   */
  public record Row(String id, String cluster, boolean closed, Instant changedAt, String doc) {}

  StormTable(Handle handle) {
    this.handle = handle;
  }

  /** Keeps a storm as it is now. */
  public void put(Row row) {
    handle
        .createUpdate(
            """
            insert into storm (id, cluster, closed, changed_at, doc)
            values (:id, :cluster, :over, :at, :doc)
            on conflict (id) do update set
              closed = excluded.closed, changed_at = excluded.changed_at, doc = excluded.doc
            """)
        .bindMethods(row)
        .bind("over", row.closed() ? 1 : 0)
        .bind("at", row.changedAt().toEpochMilli())
        .execute();
  }

  /** The JSON of all storms of a cluster that are not over, the oldest first. */
  public List<String> live(String cluster) {
    return handle
        .createQuery(
            "select doc from storm where cluster = :cluster and closed = 0 order by changed_at, id")
        .bind("cluster", cluster)
        .mapTo(String.class)
        .list();
  }

  /** The JSON of one storm. */
  public Optional<String> find(String id) {
    return handle
        .createQuery("select doc from storm where id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }
}
