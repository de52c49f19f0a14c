package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** How far the crashes of each container were dealt with, and clusters were looked at. */
public final class MarkTable {
  private final Handle handle;

  /**
   * How far one container was dealt with.
   *
   * @param uid the pod's
   * @param container empty: the pod as a whole
   * @param ends how many instances had ended
   * @param last which was the last; kept as it is, empty: none
   */
  public record Mark(String uid, String container, int ends, String last) {}

  MarkTable(Handle handle) {
    this.handle = handle;
  }

  /** All marks of a cluster. */
  public List<Mark> of(String cluster) {
    return handle
        .createQuery("select uid, container, ends, last_end from mark where cluster = :cluster")
        .bind("cluster", cluster)
        .map((rs, c) -> new Mark(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getString(4)))
        .list();
  }

  /** Keeps a mark, in the place of the one before. */
  public void put(String cluster, Mark mark) {
    bound(
            """
            insert into mark (cluster, uid, container, ends, last_end)
            values (:cluster, :uid, :container, :ends, :last)
            on conflict (cluster, uid, container)
            do update set ends = excluded.ends, last_end = excluded.last_end
            """,
            cluster,
            mark)
        .execute();
  }

  /** Whether this very mark is there already: what it stands for was dealt with, by whomever. */
  public boolean has(String cluster, Mark mark) {
    return handle
        .createQuery(
            """
            select 1 from mark where cluster = :cluster and uid = :uid and container = :container
            and ends = :ends and last_end = :last
            """)
        .bind("cluster", cluster)
        .bindMethods(mark)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** Forgets a pod that is no more. */
  public void forget(String cluster, String uid) {
    handle.execute("delete from mark where cluster = ? and uid = ?", cluster, uid);
  }

  /** Whether a whole list of a cluster was ever read. */
  public boolean isSynced(String cluster) {
    return handle
        .createQuery("select 1 from cluster where name = ? and first_synced_at is not null")
        .bind(0, cluster)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /**
   * A cluster was seen until then.
   *
   * @param synced whether a whole list of it was read, and what was history in it has its marks
   */
  public void seen(String cluster, Instant until, boolean synced) {
    handle
        .createUpdate(
            """
            insert into cluster (name, first_synced_at, seen_until) values (:name, :synced, :until)
            on conflict (name) do update set seen_until = excluded.seen_until,
            first_synced_at = coalesce(cluster.first_synced_at, excluded.first_synced_at)
            """)
        .bind("name", cluster)
        .bind("synced", synced ? until.toEpochMilli() : null)
        .bind("until", until.toEpochMilli())
        .execute();
  }

  private Update bound(String sql, String cluster, Mark mark) {
    return handle.createUpdate(sql).bind("cluster", cluster).bindMethods(mark);
  }
}
