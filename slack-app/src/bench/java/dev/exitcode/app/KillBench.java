package dev.exitcode.app;

import dev.exitcode.bench.AlertmanagerPeer;
import dev.exitcode.bench.Cores;
import dev.exitcode.bench.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * B8: the program killed with SIGKILL at random moments while twenty containers a second crash, and
 * started again at once; with and without the right to read Slack's history, both at a time.
 */
public final class KillBench {
  private static final int KILLS = Integer.getInteger("bench.kills", 100);
  private static final int PEER = 200;

  private static final int NAMESPACES = 4;
  private final NoticeBench bench;
  private final boolean history;
  private final List<Instant> kills = new ArrayList<>();

  private KillBench(NoticeBench bench, boolean history) {
    this.bench = bench;
    this.history = history;
  }

  /**
   * What came of it.
   *
   * @param doubtful messages of which nobody knew, after a kill, whether Slack had taken them
   */
  private record Outcome(Ledger.Balance books, Lives lives, int doubtful) {}

  /** Prints a row for each way, and Alertmanager's. */
  public static void run() throws Exception {
    Table table =
        new Table(
            "history scope",
            "kills",
            "told of something before",
            "new messages",
            "of them in doubt",
            "crashes",
            "lost",
            "told twice",
            "most of a kill and channel",
            "until the next word, p50 / max",
            "target",
            "verdict");
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<List<String>> with = two.submit(() -> row(true));
      Future<List<String>> without = two.submit(() -> row(false));
      table.row(with.get());
      table.row(without.get());
      peer(table);
    } finally {
      table.print();
    }
  }

  private static void peer(Table table) throws Exception {
    try {
      String twice = AlertmanagerPeer.toldTwice(PEER) + "";
      String all = PEER + "";
      table.row(
          List.of(
              "Alertmanager, sent all again", "1", "1", all + " + " + twice, "", all, "0", twice));
    } catch (IOException e) {
      table.row(List.of("Alertmanager: " + e.getMessage()));
    }
  }

  private static List<String> row(boolean history) throws Exception {
    Path folder = Files.createTempDirectory("kills");
    try (NoticeBench bench = new NoticeBench(folder, NAMESPACES * 1_000, NAMESPACES * 10)) {
      bench.workspace.grantHistory(history);
      KillBench kills = new KillBench(bench, history);
      return kills.row(
          kills.measure(new ServedBot(folder, bench, ServedBot.routes(NAMESPACES), Cores.SHARED)));
    }
  }

  private Outcome measure(ServedBot bot) throws Exception {
    Life life = new Life(bench, NAMESPACES);
    Process living = bot.startAndSync();
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        life.live(kill);
        ServedBot.kill(living);
        kills.add(Instant.now());
        living = bot.start();
      }
      Ledger.Balance books = history ? bench.balanced() : bench.balancedButForDoubles();
      return new Outcome(books, new Lives(kills, bench.transcript), doubtful());
    } finally {
      ServedBot.kill(living);
    }
  }

  /** An edit may be made twice. */
  private int doubtful() throws SQLException {
    String sql = "select id from outbox where doubtful = 1 and kind <> 'UPDATE'";
    return bench.ledger.rows(sql).size();
  }

  private List<String> row(Outcome outcome) {
    int twice = outcome.lives.doubles().size();
    int most = outcome.lives.most();
    boolean met = outcome.books.lost() == 0 && (history ? twice == 0 : most <= 1);
    return List.of(
        history ? "granted" : "not granted",
        KILLS + "",
        outcome.lives.told() + "",
        outcome.lives.posted() + "",
        outcome.doubtful + "",
        outcome.books.made() + "",
        outcome.books.lost() + "",
        twice + "",
        most + "",
        gaps(outcome.lives.gaps()),
        history ? "lost 0, twice 0" : "lost 0, ≤ 1 of a kill and channel",
        Table.verdict(met));
  }

  private static String gaps(List<Long> gaps) {
    return gaps.isEmpty()
        ? "–"
        : "%.1f / %.1f s".formatted(gaps.get(gaps.size() / 2) / 1e3, gaps.getLast() / 1e3);
  }
}
