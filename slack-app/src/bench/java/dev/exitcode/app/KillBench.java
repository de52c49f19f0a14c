package dev.exitcode.app;

import dev.exitcode.bench.AlertmanagerPeer;
import dev.exitcode.bench.Cores;
import dev.exitcode.bench.Table;
import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.Transcript.Kind;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int LONGEST_LIFE_MILLIS = Integer.getInteger("bench.life", 5_000);
  private static final int CRASHES_PER_SECOND = 20;
  private static final int NAMESPACES = 4;
  private static final int WORKLOADS = NAMESPACES * 50;

  /** So many crash at a time, ever other ones, so that there is always something new to tell. */
  private static final int WINDOW = 20;

  private static final List<Death> DEATHS =
      List.of(
          Death.of(137, "OOMKilled"),
          Death.of(1, "Error").withLog("panic: runtime error: index out of range [5]"));

  private final NoticeBench bench;
  private final boolean history;
  private final List<Instant> kills = new ArrayList<>();

  private KillBench(NoticeBench bench, boolean history) {
    this.bench = bench;
    this.history = history;
  }

  /** What came of it. */
  private record Outcome(Ledger.Balance books, List<Entry> doubles, int most, List<Long> gaps) {}

  /** Prints a row for each way, and Alertmanager's. */
  public static void run() throws Exception {
    Table table =
        new Table(
            "history scope",
            "kills",
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
      table.row(List.of("Alertmanager, sent all again", "1", PEER + "", "0", twice));
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
    Process living = bot.startAndSync();
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        crash(kill, bench.random.nextInt(LONGEST_LIFE_MILLIS));
        ServedBot.kill(living);
        kills.add(Instant.now());
        living = bot.start();
      }
      Ledger.Balance books = history ? bench.balanced() : bench.balancedButForDoubles();
      return new Outcome(books, bench.transcript.duplicates(), most(), gaps());
    } finally {
      ServedBot.kill(living);
    }
  }

  /** For so long, each due at its time. */
  private void crash(int round, long millis) throws InterruptedException {
    long begun = System.nanoTime();
    for (int i = 0; i < millis * CRASHES_PER_SECOND / 1_000; i++) {
      long due = begun + i * 1_000_000_000L / CRASHES_PER_SECOND;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      int workload = 2 * round % (WORKLOADS - WINDOW) + bench.random.nextInt(WINDOW);
      bench.crash(CrowdPod.of(workload, bench.random.nextInt(3)), DEATHS.get(workload % 2));
    }
  }

  /** The most messages too many that a channel got between a kill and the next. */
  private int most() {
    Map<String, Integer> counts = new HashMap<>();
    for (Entry twice : bench.transcript.duplicates()) {
      long kill = kills.stream().filter(at -> at.isBefore(twice.at())).count();
      counts.merge(twice.channel() + " " + kill, 1, Integer::sum);
    }
    return counts.values().stream().max(Integer::compare).orElse(0);
  }

  /**
   * From each kill to the next word in any channel, in milliseconds; less where it came to none.
   */
  private List<Long> gaps() {
    List<Instant> words =
        bench.transcript.entries().stream()
            .filter(entry -> entry.kind() != Kind.DELETED)
            .map(Entry::at)
            .toList();
    List<Long> gaps = new ArrayList<>();
    for (int i = 0; i < kills.size(); i++) {
      Instant from = kills.get(i);
      Instant to = i + 1 < kills.size() ? kills.get(i + 1) : Instant.MAX;
      words.stream()
          .filter(at -> at.isAfter(from) && at.isBefore(to))
          .findFirst()
          .ifPresent(at -> gaps.add(Duration.between(from, at).toMillis()));
    }
    return gaps.stream().sorted().toList();
  }

  private List<String> row(Outcome outcome) {
    int twice = outcome.doubles.size();
    boolean met = outcome.books.lost() == 0 && (history ? twice == 0 : outcome.most <= 1);
    List<Long> gaps = outcome.gaps.isEmpty() ? List.of(-1L) : outcome.gaps;
    return List.of(
        history ? "granted" : "not granted",
        KILLS + "",
        outcome.books.made() + "",
        outcome.books.lost() + "",
        twice + "",
        outcome.most + "",
        "%.1f / %.1f s".formatted(gaps.get(gaps.size() / 2) / 1e3, gaps.getLast() / 1e3),
        history ? "lost 0, twice 0" : "lost 0, ≤ 1 of a kill and channel",
        Table.verdict(met));
  }
}
