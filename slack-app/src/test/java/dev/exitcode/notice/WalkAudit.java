package dev.exitcode.notice;

import dev.exitcode.delivery.ScriptedSlack.Kept;
import dev.exitcode.notice.WalkCluster.Crash;
import dev.exitcode.notice.WalkCluster.Death;
import dev.exitcode.store.StoreInTests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What must be so at the end of any script, of all that crashed and of Slack. */
final class WalkAudit {
  private final NoticeWalk walk;
  private final List<String> wrong = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  WalkAudit(NoticeWalk walk) {
    this.walk = walk;
  }

  /** What is not as it must be; empty: nothing. */
  List<String> run() {
    decisions();
    outbox();
    incidents();
    slack();
    return wrong;
  }

  private List<Map<String, Object>> rows(String sql) {
    return StoreInTests.rows(walk.store, sql);
  }

  private void decisions() {
    Set<Crash> known = new HashSet<>();
    for (Map<String, Object> verdict : rows("select * from verdict order by id")) {
      String uid = verdict.get("uid").toString();
      int ends = number(verdict, "ends");
      for (int end = ends - number(verdict, "times") + 1; end <= ends; end++) {
        if (!known.add(new Crash(uid, end))) {
          wrong.add("decided on twice: " + uid + " " + end);
        }
      }
      reason(verdict, walk.cluster.crashes.get(new Crash(uid, ends)));
    }
    for (Crash crash : walk.cluster.crashes.keySet()) {
      if (!known.contains(crash) && !walk.unseen.contains(crash)) {
        wrong.add("not decided on: " + crash);
      }
    }
  }

  private static int number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).intValue();
  }

  /** Normal life is quiet, a silence is kept, and all else is told. */
  private void reason(Map<String, Object> verdict, Death death) {
    String decision = verdict.get("decision").toString();
    int workload = Integer.parseInt(verdict.get("workload").toString().substring(4));
    boolean silent = decision.equals("SILENCED") && walk.snoozed.contains(workload);
    boolean right =
        switch (decision) {
          case "TOLD", "COALESCED" -> death != Death.STOPPED;
          case "SILENCED" -> silent;
          default -> death == Death.STOPPED;
        };
    if (death == null || !right) {
      wrong.add("a %s is %s: %s".formatted(death, decision, verdict));
    }
    if (decision.equals("TOLD") || decision.equals("COALESCED")) {
      told.add(verdict.get("incident").toString());
    }
  }

  private void outbox() {
    rows("select unique_key, kind, state, error from outbox").stream()
        .filter(row -> !Set.of("SENT", "MERGED").contains(row.get("state")))
        .filter(row -> !String.valueOf(row.get("error")).contains("its message was deleted"))
        .forEach(row -> wrong.add("not told: " + row));
  }

  private void incidents() {
    Set<String> messages = new HashSet<>();
    for (Kept message : walk.slack.slack.messages) {
      messages.add(incident(message));
    }
    for (Map<String, Object> row : rows("select id, doc from incident")) {
      var doc = JsonMapper.shared().readTree(row.get("doc").toString());
      if (doc.path("state").asString().equals("OPEN")) {
        wrong.add("still open: " + row.get("id"));
      }
      String root = doc.at("/notice/root").asString("");
      if (told.contains(row.get("id")) && !messages.contains(root) && !walk.slack.deleted(root)) {
        wrong.add("in no message: " + row.get("id"));
      }
    }
  }

  static String incident(Kept message) {
    return message.content().at("/metadata/event_payload/incident").asString("");
  }

  private void slack() {
    Map<String, Integer> roots = new HashMap<>();
    Map<String, Integer> posts = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    for (Kept message : walk.slack.slack.messages) {
      String id = message.content().at("/metadata/event_payload/outbox").asString("");
      posts.merge(id, 1, Integer::sum);
      if (message.thread() == null) {
        roots.merge(message.channel() + " " + incident(message), 1, Integer::sum);
      } else {
        Long before = last.put(message.thread(), Long.parseLong(id));
        if (before != null && before > Long.parseLong(id)) {
          wrong.add("out of order: " + before + " before " + id);
        }
      }
    }
    roots.forEach((root, n) -> twice("two messages of " + root, n));
    posts.forEach((id, n) -> twice("posted twice: " + id, n));
  }

  private void twice(String what, int count) {
    if (count > 1) {
      wrong.add(what);
    }
  }
}
