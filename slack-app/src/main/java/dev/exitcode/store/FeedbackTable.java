package dev.exitcode.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What people say of a diagnosis. */
public final class FeedbackTable {
  private static final String SELECT =
      """
      select incident, given_cause, given_confidence, given_entry, right_cause, by_user, given_at
      from feedback
      """;

  private final Handle handle;

  /**
   * By what a diagnosis was given: with its confidence, a cause tells of which rule it is.
   *
   * @param confidence empty: not known
   * @param entry of a team's own knowledge, or null
   */
  public record Given(String cause, String confidence, @Nullable String entry) {}

  /**
   * One person's word on one incident.
   *
   * @param right the cause it was, or null: it did not help, and no more was said
   * @param by a Slack user's id
   */
  public record Row(String incident, Given given, @Nullable String right, String by, Instant at) {}

  FeedbackTable(Handle handle) {
    this.handle = handle;
  }

  /** Keeps it, in the place of what the same person said of the same incident before. */
  public void put(Row row) {
    handle
        .createUpdate(
            """
            insert into feedback (incident, given_cause, given_confidence, given_entry, right_cause,
              by_user, given_at)
            values (:incident, :given.cause, :given.confidence, :given.entry, :right, :by, :time)
            on conflict (incident, by_user) do update set given_cause = excluded.given_cause,
              given_confidence = excluded.given_confidence, given_entry = excluded.given_entry,
              right_cause = excluded.right_cause, given_at = excluded.given_at
            """)
        .bindMethods(row)
        .bind("time", row.at().toEpochMilli())
        .execute();
  }

  /** All of it, the newest first. */
  public List<Row> newest(int most) {
    return handle
        .createQuery(SELECT + " order by given_at desc, id desc limit :most")
        .bind("most", most)
        .map(FeedbackTable::row)
        .list();
  }

  /** The last word on an incident that names a cause; empty where there is none. */
  public Optional<Row> of(String incident) {
    return handle
        .createQuery(
            SELECT
                + " where incident = :incident and right_cause is not null"
                + " order by given_at desc, id desc limit 1")
        .bind("incident", incident)
        .map(FeedbackTable::row)
        .findOne();
  }

  private static Row row(ResultSet rs, StatementContext context) throws SQLException {
    return new Row(
        rs.getString(1),
        new Given(rs.getString(2), rs.getString(3), rs.getString(4)),
        rs.getString(5),
        rs.getString(6),
        Sql.time(rs, 7));
  }
}
