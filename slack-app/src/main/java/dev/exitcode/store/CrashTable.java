package dev.exitcode.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The history: what was known of each crash, for as long as there is room. */
public final class CrashTable {

  private final Handle handle;

  /** A crash without what is large of it. */
  public record Seen(
      WorkloadName workload,
      String pod,
      String container,
      String cause,
      @Nullable Long exitCode,
      Instant at) {}

  /**
   * One crash.
   *
   * @param incident the incident it counts in, or null
   * @param log the end of its log; redacted, as all of this
   * @param caseFile what was known, as JSON; empty where nothing is kept of it
   */
  public record Row(
      WorkloadName workload,
      String pod,
      String container,
      @Nullable String incident,
      String cause,
      @Nullable Long exitCode,
      Instant at,
      String log,
      String caseFile) {}

  CrashTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a crash. */
  public void add(Row row) {
    handle
        .createUpdate(
            """
            insert into crash (bytes, happened_at, cluster, namespace, workload, pod, container,
              incident, cause, exit_code, log, case_file)
            values (:bytes, :happened, :workload.cluster, :workload.namespace, :workload.workload,
              :pod, :container, :incident, :cause, :exitCode, :log, :caseFile)
            """)
        .bindMethods(row)
        .bind("happened", row.at().toEpochMilli())
        .bind("bytes", bytes(row.log()) + bytes(row.caseFile()))
        .execute();
  }

  /** Puts what is known better now in the place of what was kept of the same crash, if it was. */
  public void improve(Row row) {
    handle
        .createUpdate(
            """
            update crash set bytes = :bytes, incident = :incident, cause = :cause,
              exit_code = :exitCode, log = :log, case_file = :caseFile
            where cluster = :workload.cluster and namespace = :workload.namespace
              and workload = :workload.workload and happened_at = :happened and pod = :pod
              and container = :container
            """)
        .bindMethods(row)
        .bind("happened", row.at().toEpochMilli())
        .bind("bytes", bytes(row.log()) + bytes(row.caseFile()))
        .execute();
  }

  /** An incident's crashes, the newest first. */
  public List<Row> of(String incident, int most) {
    return handle
        .createQuery(
            """
            select cluster, namespace, workload, pod, container, incident, cause, exit_code,
              happened_at, log, case_file from crash
            where incident = :incident order by happened_at desc, id desc limit :most
            """)
        .bind("incident", incident)
        .bind("most", most)
        .map(CrashTable::row)
        .list();
  }

  /**
   * Crashes of a workload or a pod of this name, the newest first.
   *
   * @param wanted where; what is not wanted does not count
   */
  public List<Seen> named(String name, Predicate<WorkloadName> wanted, int most) {
    Query query =
        handle
            .createQuery(
                """
                select cluster, namespace, workload, pod, container, cause, exit_code, happened_at
                from crash where workload = :name or pod = :name
                order by happened_at desc, id desc
                """)
            .bind("name", name);
    return Sql.first(query, CrashTable::seen, seen -> wanted.test(seen.workload()), most);
  }

  private static Seen seen(ResultSet rs, StatementContext context) throws SQLException {
    return new Seen(
        new WorkloadName(rs.getString(1), rs.getString(2), rs.getString(3)),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        Sql.number(rs, 7),
        Sql.time(rs, 8));
  }

  private static Row row(ResultSet rs, StatementContext context) throws SQLException {
    return new Row(
        new WorkloadName(rs.getString(1), rs.getString(2), rs.getString(3)),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        rs.getString(7),
        Sql.number(rs, 8),
        Sql.time(rs, 9),
        rs.getString(10),
        rs.getString(11));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
