package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Incidents as JSON, and what they are found by. */
public final class IncidentTable {
  private final Handle handle;

  /**
   * One incident as it is now.
   *
   * @param workload its name
   * @param closed whether nothing becomes of it any more: it may be pruned
   * @param doc the whole of it
   */
  public record Row(
      String id,
      String cluster,
      String namespace,
      String workload,
      String container,
      boolean closed,
      Instant changedAt,
      String doc) {}

  /** One as JSON, and by its name where that cannot be read. */
  public record Named(String id, WorkloadName workload, Instant changedAt, String doc) {}

  IncidentTable(Handle handle) {
    this.handle = handle;
  }

  /** Keeps an incident as it is now. */
  public void put(Row row) {
    handle
        .createUpdate(
            """
            insert into incident
              (id, cluster, namespace, workload, container, closed, changed_at, doc)
            values (:id, :cluster, :namespace, :workload, :container, :over, :at, :doc)
            on conflict (id) do update set
              closed = excluded.closed, changed_at = excluded.changed_at, doc = excluded.doc
            """)
        .bindMethods(row)
        .bind("over", row.closed() ? 1 : 0)
        .bind("at", row.changedAt().toEpochMilli())
        .execute();
  }

  /** The JSON of all incidents of a cluster that are not closed, the oldest first. */
  public List<String> live(String cluster) {
    return handle
        .createQuery(
            "select doc from incident where cluster = :cluster and closed = 0 order by changed_at,"
                + " id")
        .bind("cluster", cluster)
        .mapTo(String.class)
        .list();
  }

  /** Whose incidents these are, and their JSON: of a cluster, where they are not closed. */
  public List<Named> named(String cluster) {
    return handle
        .createQuery(
            """
            select id, namespace, workload, changed_at, doc from incident
            where cluster = :cluster and closed = 0 order by changed_at, id
            """)
        .bind("cluster", cluster)
        .map(
            (rs, c) ->
                new Named(
                    rs.getString(1),
                    new WorkloadName(cluster, rs.getString(2), rs.getString(3)),
                    Sql.time(rs, 4),
                    rs.getString(5)))
        .list();
  }

  /** Takes one away that nothing can become of. */
  public void delete(String id) {
    handle.execute("delete from incident where id = ?", id);
  }

  /** The JSON of one incident. */
  public Optional<String> find(String id) {
    return handle
        .createQuery("select doc from incident where id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }
}
