package dev.exitcode.app;

import dev.exitcode.bench.AlertmanagerPeer;
import dev.exitcode.bench.Cores;
import dev.exitcode.bench.Table;
import dev.exitcode.demo.Posted;
import dev.exitcode.demo.Transcript.Entry;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * B4: thousands of containers of 200 owners in 50 namespaces die within seconds, and one of each of
 * ten others; Slack takes one message a second and channel.
 */
public final class StormBench {
  private static final int CRASHES = Integer.getInteger("bench.crashes", 10_000);
  private static final int SECONDS = 10;
  private static final int NAMESPACES = 50;
  private static final int OWNERS_EACH = 4;
  private static final int OWNERS = NAMESPACES * OWNERS_EACH;
  private static final int LONE = 10;
  private static final List<Integer> CHANNELS =
      Integer.getInteger("bench.channels", 5) == 1 ? List.of(1) : List.of(1, 5);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final int WORKLOADS_OF_NAMESPACE = 1_000 / CrowdPod.PER_WORKLOAD;
  private static final Duration READABLE = Duration.ofSeconds(10);

  private final NoticeBench bench;
  private final int channels;
  private final Map<String, Instant> crashed = new HashMap<>();

  private StormBench(NoticeBench bench, int channels) {
    this.bench = bench;
    this.channels = channels;
  }

  /** Tells of the storm in one channel and in five, and has Alertmanager tell of it in one. */
  public static void run() throws Exception {
    Table table =
        new Table(
            "what",
            "crashes",
            "lost",
            "told twice",
            "readable ≤ 10 s",
            "the last after",
            "readable after 60 s",
            "messages, most of a channel",
            "refused by Slack",
            "verdict");
    try {
      for (int channels : CHANNELS) {
        Path folder = Files.createTempDirectory("storm");
        try (NoticeBench bench = new NoticeBench(folder, NAMESPACES * 1_000, channels - 1);
            Cores cores = Cores.split()) {
          String routes = ServedBot.routesByDigit(channels - 1);
          Process bot = new ServedBot(folder, bench, routes, cores).startAndSync();
          table.row(new StormBench(bench, channels).measure(bot));
        }
      }
      table.row(peer());
    } finally {
      table.row(
          List.of("target", "", "0", "0", "all", "", "≥ 40 × Alertmanager's", "≤ 30", "≤ 1 %"));
      table.print();
    }
  }

  private static List<String> peer() throws Exception {
    try {
      Posted posted = AlertmanagerPeer.storm(CRASHES, OWNERS + LONE, SECONDS);
      return List.of(
          "Alertmanager, 1 channel",
          "%,d in %d s".formatted(CRASHES, SECONDS),
          OWNERS + LONE - posted.accepted() + " owners",
          "–",
          "–",
          "–",
          posted.accepted() + " of " + (OWNERS + LONE),
          posted.accepted() + "",
          refused(posted.refused(), posted.accepted()));
    } catch (IOException e) {
      return List.of("Alertmanager: " + e.getMessage());
    }
  }

  private List<String> measure(Process bot) throws Exception {
    try {
      crash();
      Instant over = Instant.now();
      return row(over, bench.balanced());
    } finally {
      ServedBot.kill(bot);
    }
  }

  private List<String> row(Instant over, Ledger.Balance books) throws Exception {
    Map<String, Instant> readable = readable();
    List<Duration> delays = delays(readable);
    long soon = delays.stream().filter(delay -> delay.compareTo(READABLE) <= 0).count();
    Instant minute = over.plusSeconds(60);
    long later = readable.values().stream().filter(at -> at.isBefore(minute)).count();
    long most = posted().mapToLong(Posted::accepted).max().orElse(0);
    long refused = posted().mapToLong(Posted::refused).sum();
    long accepted = posted().mapToLong(Posted::accepted).sum();
    boolean exact = books.lost() == 0 && books.dup() == 0 && soon == crashed.size();
    return List.of(
        "Exitcode, " + channels + (channels == 1 ? " channel" : " channels"),
        "%,d in %d s".formatted(books.made(), Duration.between(begun(), over).toSeconds()),
        books.lost() + "",
        books.dup() + "",
        soon + " of " + crashed.size(),
        "%.1f s".formatted(delays.getLast().toMillis() / 1e3),
        later + " of " + crashed.size(),
        most + "",
        refused(refused, accepted),
        Table.verdict(exact && most <= 30 && refused * 100 <= refused + accepted));
  }

  private Instant begun() {
    return crashed.values().stream().min(Instant::compareTo).orElseThrow();
  }

  /** From each workload's first crash until it could be read of, the shortest first. */
  private List<Duration> delays(Map<String, Instant> readable) {
    List<Duration> delays = new ArrayList<>();
    crashed.forEach(
        (workload, at) ->
            delays.add(Duration.between(at, readable.getOrDefault(workload, at.plus(NEVER)))));
    delays.sort(null);
    return delays;
  }

  private Stream<Posted> posted() {
    return Stream.concat(
            Stream.of(bench.workspace.channel()),
            IntStream.range(0, channels - 1).mapToObj(NoticeBench::channel))
        .map(bench.workspace::posted);
  }

  private static String refused(long refused, long accepted) {
    return refused + " of " + (refused + accepted);
  }

  /** Each is due at its time; the lone ones die in the middle of it. */
  private void crash() throws InterruptedException {
    long begun = System.nanoTime();
    int stormy = CRASHES - LONE;
    for (int i = 0; i < CRASHES; i++) {
      long due = begun + i * (SECONDS * 1_000_000_000L) / CRASHES;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      int lone = i - stormy / 2;
      boolean isLone = lone >= 0 && lone < LONE;
      crash(isLone ? lone(lone) : stormy(i < stormy / 2 ? i : i - LONE));
    }
  }

  private static CrowdPod stormy(int number) {
    int owner = number % OWNERS;
    int workload = owner / OWNERS_EACH * WORKLOADS_OF_NAMESPACE + owner % OWNERS_EACH;
    return CrowdPod.of(workload, number / OWNERS % CrowdPod.PER_WORKLOAD);
  }

  private static CrowdPod lone(int number) {
    return CrowdPod.of(number * WORKLOADS_OF_NAMESPACE + OWNERS_EACH + number, 0);
  }

  private void crash(CrowdPod pod) {
    crashed.putIfAbsent(pod.namespace() + "/" + pod.workload(), Instant.now());
    boolean odd = pod.workload().hashCode() % 2 == 0;
    bench.crash(
        pod,
        odd
            ? Death.of(137, "OOMKilled")
            : Death.of(1, "Error").withLog("panic: runtime error: index out of range [5]"));
  }

  /** When the first message stood that counts a workload's incident among what it tells of. */
  private Map<String, Instant> readable() throws Exception {
    Map<String, Instant> told = new HashMap<>();
    for (Entry entry : bench.transcript.entries()) {
      entry.incidents().forEach(id -> told.putIfAbsent(id, entry.at()));
    }
    Map<String, Instant> readable = new HashMap<>();
    for (Map<String, String> row : bench.ledger.rows("select id, doc from incident")) {
      JsonNode doc = JsonMapper.shared().readTree(row.get("doc"));
      JsonNode workload = doc.path("workload");
      Instant at = told.getOrDefault(row.get("id"), told.get(doc.at("/notice/root").asString("")));
      if (at != null) {
        String name =
            workload.path("namespace").asString("") + "/" + workload.path("name").asString("");
        readable.merge(name, at, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return readable;
  }
}
