package dev.exitcode.app;

import dev.exitcode.demo.Transcript;
import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.Transcript.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Crashes that were made, against what became of them: each is decided on once, and what was
 * decided to be told stands in Slack once. Reads the store's file beside whoever has it open, by
 * SQL of its own. Safe for many threads.
 */
final class Ledger {
  private final Set<Crash> made = ConcurrentHashMap.newKeySet();
  private final Path file;
  private final Transcript transcript;

  /** The so manieth end of a container. */
  record Crash(String uid, String container, int ends) {}

  /**
   * How the books stand.
   *
   * @param made crashes
   * @param decided how many of them, by decision
   * @param lost how many were never decided on, or told in no message
   * @param dup how many were decided on, or told, more than once
   * @param differences each in words; empty: the books balance and nothing is left to be told
   */
  record Balance(
      int made, Map<String, Integer> decided, int lost, int dup, List<String> differences) {
    @Override
    public String toString() {
      String some = String.join("\n  ", differences.subList(0, Math.min(20, differences.size())));
      return "%d crashes = %s; lost %d, dup %d, differences %d\n  %s"
          .formatted(made, decided, lost, dup, differences.size(), some);
    }
  }

  /** Of a store that may not be there yet, and of all messages from now on. */
  Ledger(Path file, Transcript transcript) {
    this.file = file;
    this.transcript = transcript;
  }

  void note(Crash crash) {
    made.add(crash);
  }

  int made() {
    return made.size();
  }

  /** Whether the first list of a cluster was ever dealt with. */
  boolean isSynced() throws SQLException {
    return !rows("select name from cluster where first_synced_at is not null").isEmpty();
  }

  Balance balance() throws SQLException {
    return new Audit().balance();
  }

  /** What the store's file says. */
  List<Map<String, String>> rows(String sql) throws SQLException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        ResultSet found = connection.createStatement().executeQuery(sql)) {
      List<Map<String, String>> rows = new ArrayList<>();
      while (found.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          String value = found.getString(i);
          row.put(found.getMetaData().getColumnLabel(i), value == null ? "" : value);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** Meddles with the store's file. */
  void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.createStatement().execute(sql);
    }
  }

  /** One look at the books. */
  private final class Audit {
    private final List<String> lost = new ArrayList<>();
    private final List<String> dup = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final Map<String, Integer> decided = new TreeMap<>();
    private final Map<String, Integer> posts = new HashMap<>();
    private final Set<String> messages = new HashSet<>();

    Balance balance() throws SQLException {
      messages();
      decisions(rows("select uid, container, ends, times, decision, incident from verdict"));
      outbox(rows("select id, unique_key, state from outbox where kind <> 'UPDATE'"));
      List<String> differences = new ArrayList<>(lost);
      differences.addAll(dup);
      differences.addAll(open);
      return new Balance(made.size(), decided, lost.size(), dup.size(), differences);
    }

    private void messages() {
      Map<String, Integer> roots = new HashMap<>();
      for (Entry entry : transcript.entries()) {
        int change = entry.kind() == Kind.POSTED ? 1 : entry.kind() == Kind.DELETED ? -1 : 0;
        posts.merge(Long.toString(entry.outbox()), Math.max(0, change), Integer::sum);
        if (entry.thread().isEmpty()) {
          entry.incidents().forEach(incident -> roots.merge(incident, change, Integer::sum));
        }
      }
      roots.forEach(
          (incident, count) -> {
            messages.add(incident);
            if (count > 1) {
              dup.add("two messages of " + incident);
            }
          });
    }

    private void decisions(List<Map<String, String>> verdicts) throws SQLException {
      Map<String, String> told = toldIn();
      Set<Crash> known = new HashSet<>();
      for (Map<String, String> verdict : verdicts) {
        int ends = Integer.parseInt(verdict.get("ends"));
        int times = Integer.parseInt(verdict.get("times"));
        for (int end = ends - times + 1; end <= ends; end++) {
          Crash crash = new Crash(verdict.get("uid"), verdict.get("container"), end);
          decided.merge(verdict.get("decision"), 1, Integer::sum);
          if (!known.add(crash)) {
            dup.add("decided on twice: " + crash);
          } else if (!made.contains(crash)) {
            dup.add("never happened: " + crash);
          }
        }
        readable(verdict, told);
      }
      made.stream().filter(c -> !known.contains(c)).forEach(c -> lost.add("not decided on: " + c));
    }

    /** In whose message each incident is told. */
    private Map<String, String> toldIn() throws SQLException {
      Map<String, String> told = new HashMap<>();
      for (Map<String, String> incident : rows("select id, doc from incident")) {
        String root =
            JsonMapper.shared().readTree(incident.get("doc")).at("/notice/root").asString("");
        told.put(incident.get("id"), root);
      }
      return told;
    }

    private void readable(Map<String, String> verdict, Map<String, String> told) {
      boolean isTold = Set.of("TOLD", "COALESCED").contains(verdict.get("decision"));
      String root = told.getOrDefault(verdict.get("incident"), "");
      if (isTold && !messages.contains(root)) {
        lost.add("in no message: " + verdict);
      }
    }

    private void outbox(List<Map<String, String>> rows) {
      for (Map<String, String> row : rows) {
        int count = posts.getOrDefault(row.get("id"), 0);
        switch (row.get("state")) {
          case "SENT" -> {
            if (count == 0) {
              lost.add("not in Slack: " + row);
            }
          }
          case "PARKED" -> lost.add("parked: " + row);
          default -> open.add("still to be told: " + row);
        }
        if (count > 1) {
          dup.add("posted " + count + " times: " + row);
        }
      }
    }
  }
}
