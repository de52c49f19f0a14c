package dev.exitcode.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people say of a diagnosis. */
public final class FeedbackTable {
  private final Handle handle;

  /**
   * One person's word on one incident.
   *
   * @param given the cause that the diagnosis named
   * @param right the cause it was, or null: it did not help, and no more was said
   * @param by a Slack user's id
   */
  public record Row(String incident, String given, @Nullable String right, String by, Instant at) {}

  FeedbackTable(Handle handle) {
    this.handle = handle;
  }

  /** Keeps it, in the place of what the same person said of the same incident before. */
  public void put(Row row) {
    handle
        .createUpdate(
            """
            insert into feedback (incident, given_cause, right_cause, by_user, given_at)
            values (:incident, :given, :right, :by, :time)
            on conflict (incident, by_user) do update set given_cause = excluded.given_cause,
              right_cause = excluded.right_cause, given_at = excluded.given_at
            """)
        .bindMethods(row)
        .bind("time", row.at().toEpochMilli())
        .execute();
  }

  /** All of it, the newest first. */
  public List<Row> newest(int most) {
    return handle
        .createQuery(
            """
            select incident, given_cause, right_cause, by_user, given_at from feedback
            order by given_at desc, id desc limit :most
            """)
        .bind("most", most)
        .map(
            (rs, c) ->
                new Row(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    Sql.time(rs, 5)))
        .list();
  }
}
