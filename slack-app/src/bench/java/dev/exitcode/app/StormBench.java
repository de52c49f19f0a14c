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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final int ROUNDS = Integer.getInteger("bench.storms", 2);

  /** Later the message of many of the storm before takes none any more. */
  private static final Duration APART = Duration.ofSeconds(150);

  private static final Duration UNTIL_AUDIT = Duration.ofSeconds(20);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final int WORKLOADS_OF_NAMESPACE = 1_000 / CrowdPod.PER_WORKLOAD;
  private static final Pattern MANY = Pattern.compile("^\\S+ (\\d+) workloads fail");
  private static final Duration READABLE = Duration.ofSeconds(10);

  private final NoticeBench bench;
  private final int channels;
  private final int round;
  private final List<Posted> before;
  private final Map<String, Instant> crashed = new HashMap<>();

  private StormBench(NoticeBench bench, int channels, int round) {
    this.bench = bench;
    this.channels = channels;
    this.round = round;
    this.before = posted();
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
          storms(bench, channels, table);
          ServedBot.kill(bot);
        }
      }
      table.row(peer());
    } finally {
      table.row(
          List.of("target", "", "0", "0", "all", "", "≥ 40 × Alertmanager's", "≤ 30", "≤ 1 %"));
      table.print();
    }
  }

  /** The first has a bot that was just started, and each after it one that is warm. */
  private static void storms(NoticeBench bench, int channels, Table table) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      if (round > 0) {
        Thread.sleep(APART);
      }
      table.row(new StormBench(bench, channels, round).measure());
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

  private List<String> measure() throws Exception {
    crash();
    Instant over = Instant.now();
    // Going over the books costs the stand-ins their core.
    Thread.sleep(UNTIL_AUDIT);
    Ledger.Balance books = bench.balanced();
    for (int i = 0; i < 60 && readable().size() < crashed.size(); i++) {
      Thread.sleep(Duration.ofSeconds(1));
    }
    return row(over, books);
  }

  private List<String> row(Instant over, Ledger.Balance books) throws Exception {
    Map<String, Instant> readable = readable();
    List<Duration> delays = delays(readable);
    long soon = delays.stream().filter(delay -> delay.compareTo(READABLE) <= 0).count();
    Instant minute = over.plusSeconds(60);
    long later = readable.values().stream().filter(at -> at.isBefore(minute)).count();
    List<Posted> posted = postedSince();
    long most = posted.stream().mapToLong(Posted::accepted).max().orElse(0);
    long refused = posted.stream().mapToLong(Posted::refused).sum();
    long accepted = posted.stream().mapToLong(Posted::accepted).sum();
    boolean exact = books.lost() == 0 && books.dup() == 0 && soon == crashed.size();
    return List.of(
        "Exitcode, %d channel(s), storm %d".formatted(channels, round + 1),
        "%,d in %d s".formatted(CRASHES, Duration.between(begun(), over).toSeconds()),
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

  private List<Posted> postedSince() {
    List<Posted> now = posted();
    return IntStream.range(0, channels).mapToObj(i -> since(before.get(i), now.get(i))).toList();
  }

  private static Posted since(Posted before, Posted now) {
    return new Posted(
        now.accepted() - before.accepted(),
        now.refused() - before.refused(),
        now.allowed() - before.allowed());
  }

  private List<Posted> posted() {
    return Stream.concat(
            Stream.of(bench.workspace.channel()),
            IntStream.range(0, channels - 1).mapToObj(NoticeBench::channel))
        .map(bench.workspace::posted)
        .toList();
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

  private CrowdPod stormy(int number) {
    int owner = number % OWNERS;
    int workload = first(owner / OWNERS_EACH) + owner % OWNERS_EACH;
    return CrowdPod.of(workload, number / OWNERS % CrowdPod.PER_WORKLOAD);
  }

  private CrowdPod lone(int number) {
    return CrowdPod.of(first(number) + OWNERS_EACH + number, 0);
  }

  /** Of a namespace's workloads each storm has its own. */
  private int first(int namespace) {
    return namespace * WORKLOADS_OF_NAMESPACE + round * (OWNERS_EACH + LONE);
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

  /** When the first message stood that tells of a workload's incident. */
  private Map<String, Instant> readable() throws Exception {
    Map<String, Instant> readable = new HashMap<>();
    Map<String, Integer> joined = new HashMap<>();
    for (JsonNode incident : incidents()) {
      String root = incident.at("/notice/root").asString("");
      String storm = incident.at("/notice/storm").asString("");
      int place = joined.merge(storm, 1, Integer::sum);
      told(root, root.equals(storm) ? place : 1)
          .ifPresent(at -> readable.merge(name(incident), at, StormBench::earlier));
    }
    readable.keySet().retainAll(crashed.keySet());
    return readable;
  }

  /** In the order in which they were opened. */
  private List<JsonNode> incidents() throws Exception {
    List<JsonNode> incidents = new ArrayList<>();
    for (Map<String, String> row : bench.ledger.rows("select doc from incident")) {
      incidents.add(JsonMapper.shared().readTree(row.get("doc")));
    }
    incidents.sort(Comparator.comparing(i -> Instant.parse(i.path("openedAt").asString(""))));
    return incidents;
  }

  /** Since when a message told of one more than so many others before it. */
  private Optional<Instant> told(String root, int place) {
    return bench.transcript.entries().stream()
        .filter(entry -> entry.incidents().contains(root) && tellsOf(entry) >= place)
        .map(Entry::at)
        .min(Instant::compareTo);
  }

  /** The message of many names all that it counts in its heading. */
  private static int tellsOf(Entry entry) {
    Matcher many = MANY.matcher(entry.text());
    return many.find() ? Integer.parseInt(many.group(1)) : 1;
  }

  private static String name(JsonNode incident) {
    JsonNode workload = incident.path("workload");
    return workload.path("namespace").asString("") + "/" + workload.path("name").asString("");
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
