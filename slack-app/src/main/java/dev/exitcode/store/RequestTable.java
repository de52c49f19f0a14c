package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What people ask below notices, as JSON, on its way to whoever decides for their cluster. The
 * table bears the name of what was asked first.
 */
public final class RequestTable {
  private final Handle handle;

  RequestTable(Handle handle) {
    this.handle = handle;
  }

  /** Keeps it until it is taken. */
  public void put(String cluster, Instant at, String doc) {
    handle.execute(
        "insert into acknowledgement (cluster, asked_at, doc) values (?, ?, ?)",
        cluster,
        at.toEpochMilli(),
        doc);
  }

  /** Takes all of a cluster's away, the oldest first; cheap where there are none. */
  public List<String> take(String cluster) {
    List<String> docs =
        handle
            .createQuery("select doc from acknowledgement where cluster = :cluster order by id")
            .bind("cluster", cluster)
            .mapTo(String.class)
            .list();
    if (!docs.isEmpty()) {
      handle.execute("delete from acknowledgement where cluster = ?", cluster);
    }
    return docs;
  }
}
