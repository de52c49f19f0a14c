package dev.exitcode.store;

import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Posting.Kind;
import dev.exitcode.store.Posting.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the outbox, read. */
final class OutboxRows {
  private OutboxRows() {}

  static Claimed claimed(ResultSet rs, StatementContext context) throws SQLException {
    return new Claimed(
        rs.getLong("id"),
        posting(rs),
        rs.getInt("attempts"),
        rs.getInt("doubtful") == 1,
        rs.getString("ts"),
        Sql.time(rs, 10));
  }

  private static Posting posting(ResultSet rs) throws SQLException {
    return new Posting(
        rs.getString("unique_key"),
        rs.getString("incident"),
        rs.getString("channel"),
        Kind.valueOf(rs.getString("kind")),
        rs.getString("payload"));
  }

  static List<String> standings(Handle handle, String prefix) {
    return handle
        .createQuery(
            """
            select r.incident from outbox r
            where r.kind = 'ROOT' and substr(r.unique_key, 1, length(:prefix)) = :prefix
            and not exists (select 1 from outbox o where o.unique_key = r.incident || '/over')
            order by r.id desc
            """)
        .bind("prefix", prefix)
        .mapTo(String.class)
        .list();
  }

  static Map<State, Long> counts(Handle handle) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    handle
        .createQuery("select state, count(*) from outbox group by state")
        .map((rs, c) -> Map.entry(State.valueOf(rs.getString(1)), rs.getLong(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }
}
