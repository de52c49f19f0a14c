package dev.exitcode.store;

import dev.exitcode.store.MarkTable.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What became of each end that was seen, and why. */
public final class VerdictTable {
  private static final String SELECT =
      """
      select uid, container, ends, last_end, cluster, namespace, workload, pod, times, decision,
        reason, sentence, incident, decided_at from verdict
      """;

  private static final String NEWEST_FIRST = " order by decided_at desc";

  private final Handle handle;

  /**
   * The last word on one end or state.
   *
   * @param end which one
   * @param times how many ends it stands for
   * @param decision told, coalesced, …
   * @param sentence for people
   * @param incident the incident it counts in, or null
   */
  public record Row(
      Mark end,
      WorkloadName workload,
      String pod,
      int times,
      String decision,
      String reason,
      String sentence,
      @Nullable String incident,
      Instant at) {}

  VerdictTable(Handle handle) {
    this.handle = handle;
  }

  /** Keeps it in the place of an earlier one on the same end. */
  public void put(Row row) {
    handle
        .createUpdate(
            """
            insert into verdict (cluster, uid, container, ends, last_end, namespace, workload, pod,
              times, decision, reason, sentence, incident, decided_at)
            values (:workload.cluster, :end.uid, :end.container, :end.ends, :end.last,
              :workload.namespace, :workload.workload, :pod, :times,
              :decision, :reason, :sentence, :incident, :decided)
            on conflict (cluster, uid, container, ends, last_end) do update set
              times = excluded.times, decision = excluded.decision, reason = excluded.reason,
              sentence = excluded.sentence, incident = excluded.incident,
              decided_at = excluded.decided_at
            """)
        .bindMethods(row)
        .bind("decided", row.at().toEpochMilli())
        .execute();
  }

  /**
   * On the ends of a pod or a workload of this name, the newest first.
   *
   * @param wanted where; what is not wanted does not count
   */
  public List<Row> named(String name, Predicate<WorkloadName> wanted, int most) {
    Query query =
        handle
            .createQuery(SELECT + " where pod = :name or workload = :name" + NEWEST_FIRST)
            .bind("name", name);
    return Sql.first(query, VerdictTable::row, row -> wanted.test(row.workload()), most);
  }

  /** As above, on ends that nobody was told of by a message of their own. */
  public List<Row> keptQuiet(Instant since, Predicate<WorkloadName> wanted, int most) {
    Query query =
        handle
            .createQuery(
                SELECT + " where decision <> 'TOLD' and decided_at >= :since" + NEWEST_FIRST)
            .bind("since", since.toEpochMilli());
    return Sql.first(query, VerdictTable::row, row -> wanted.test(row.workload()), most);
  }

  private static Row row(ResultSet rs, StatementContext context) throws SQLException {
    return new Row(
        new Mark(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getString(4)),
        new WorkloadName(rs.getString(5), rs.getString(6), rs.getString(7)),
        rs.getString(8),
        rs.getInt(9),
        rs.getString(10),
        rs.getString(11),
        rs.getString(12),
        rs.getString(13),
        Sql.time(rs, 14));
  }
}
