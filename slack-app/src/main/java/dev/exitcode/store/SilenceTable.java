package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What people want to hear nothing of, as JSON. */
public final class SilenceTable {
  private final Handle handle;

  SilenceTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * Keeps a silence.
   *
   * @param until the first moment at which it is over
   */
  public void put(String id, Instant until, String doc) {
    handle.execute(
        """
        insert into silence (id, over_at, doc) values (?, ?, ?)
        on conflict (id) do update set over_at = excluded.over_at, doc = excluded.doc
        """,
        id,
        until.toEpochMilli(),
        doc);
  }

  /** Takes a silence away; whether it was there and not over. */
  public boolean lift(String id, Instant now) {
    return handle.execute(
            "update silence set over_at = ? where id = ? and over_at > ?",
            now.toEpochMilli(),
            id,
            now.toEpochMilli())
        > 0;
  }

  /** The JSON of those that are not over. */
  public List<String> active(Instant now) {
    return handle
        .createQuery("select doc from silence where over_at > :now order by id")
        .bind("now", now.toEpochMilli())
        .mapTo(String.class)
        .list();
  }
}
