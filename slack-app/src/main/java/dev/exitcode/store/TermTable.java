package dev.exitcode.store;

import org.jdbi.v3.core.Handle;

/**
 * Who decides for each cluster. A replica that was paused may take itself for the one long after
 * another became it: what it then wants to write is refused by its number.
 */
public final class TermTable {
  private final Handle handle;

  TermTable(Handle handle) {
    this.handle = handle;
  }

  /** Begins the next term of a cluster, which ends the one before; its number. */
  public long begin(String cluster) {
    return handle
        .createQuery(
            """
            insert into term (cluster, number) values (:cluster, 1)
            on conflict (cluster) do update set number = term.number + 1
            returning number
            """)
        .bind("cluster", cluster)
        .mapTo(Long.class)
        .one();
  }

  /** Whether that term of a cluster is the last one that began. */
  public boolean isLast(String cluster, long number) {
    return handle
        .createQuery("select number from term where cluster = :cluster")
        .bind("cluster", cluster)
        .mapTo(Long.class)
        .findOne()
        .filter(last -> last == number)
        .isPresent();
  }
}
