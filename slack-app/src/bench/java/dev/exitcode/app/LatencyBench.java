package dev.exitcode.app;

import dev.exitcode.bench.AlertmanagerPeer;
import dev.exitcode.bench.Cores;
import dev.exitcode.bench.InformerRelay;
import dev.exitcode.bench.Table;
import dev.exitcode.demo.Posting;
import dev.exitcode.demo.Transcript;
import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.Transcript.Kind;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * B1: from a container's end in the API server to Slack's having taken the first message of it,
 * each in a workload and nearly each in a channel of its own, while other pods change.
 */
public final class LatencyBench {
  private static final int CRASHES = Integer.getInteger("bench.singles", 600);

  /** Of the first no more is asked than that they are told. */
  private static final int WARM_UP = Integer.getInteger("bench.warm-up", 60);

  private static final int ALL = WARM_UP + CRASHES;
  private static final int NAMESPACES = 14;
  private static final int WORKLOADS = NAMESPACES * 50;
  private static final int PEERS = Math.min(CRASHES, 300);

  /** A workspace takes four messages a second for long. */
  private static final int SPACING_MILLIS = 280;

  private static final int UPDATES_PER_SECOND = 100;

  /** Every tenth: an end that may have been asked for, of which events have to tell more. */
  private static final int WAITS = 10;

  private final NoticeBench bench;
  private final Map<String, Instant> crashed = new HashMap<>();

  private LatencyBench(NoticeBench bench) {
    this.bench = bench;
  }

  /** Prints a row of those told at once, one of those that wait for events, and the peers'. */
  public static void run() throws Exception {
    Table table = new Table("what", "told", "p50", "p90", "p99", "most", "target", "verdict");
    Path folder = Files.createTempDirectory("singles");
    try (NoticeBench bench = new NoticeBench(folder, NAMESPACES * 1_000, NAMESPACES * 10)) {
      new LatencyBench(bench).measure(folder, table);
    } finally {
      table.print();
    }
  }

  private void measure(Path folder, Table table) throws Exception {
    Process bot =
        new ServedBot(folder, bench, ServedBot.routes(NAMESPACES), Cores.SHARED).startAndSync();
    try (ScheduledExecutorService life = Executors.newSingleThreadScheduledExecutor()) {
      live(life);
      for (int i = 0; i < ALL; i++) {
        Thread.sleep(SPACING_MILLIS / 2 + bench.random.nextInt(SPACING_MILLIS));
        crash(i);
      }
      awaitTold();
      life.shutdownNow();
    } finally {
      ServedBot.kill(bot);
    }
    List<Long> peer =
        peer(table, "Alertmanager, no watch, no diagnosis", AlertmanagerPeer::latencies);
    peer(table, "fabric8's informer and a plain POST", this::relayed);
    tell(table, peer.isEmpty() ? 0 : percentile(peer, 50));
  }

  private void awaitTold() throws InterruptedException {
    for (int i = 0; i < 300 && told().size() < ALL; i++) {
      Thread.sleep(100);
    }
  }

  /** Other pods of other workloads change all the while. */
  private void live(ScheduledExecutorService life) {
    int[] next = {0};
    var _ =
        life.scheduleAtFixedRate(
            () -> {
              CrowdPod pod = CrowdPod.of(next[0]++ % WORKLOADS, CrowdPod.PER_WORKLOAD - 1);
              String now = Integer.toString(next[0]);
              bench
                  .cluster
                  .kubelet()
                  .edit(
                      pod.namespace(),
                      pod.name(),
                      p -> p.withObject("metadata").withObject("annotations").put("seen", now));
            },
            0,
            1_000_000 / UPDATES_PER_SECOND,
            TimeUnit.MICROSECONDS);
  }

  /** Each workload dies once; after that it is the next pod's turn. */
  private void crash(int number) {
    CrowdPod pod = CrowdPod.of(number % WORKLOADS, number / WORKLOADS);
    boolean waits = number % WAITS == WAITS - 1;
    crashed.put(key(channel(pod), pod.workload()), Instant.now());
    bench.crash(pod, waits ? Death.of(137, "Error") : Death.of(139, "Error"));
  }

  private static String channel(CrowdPod pod) {
    int digit = pod.workload().charAt(pod.workload().length() - 1) - '0';
    return NoticeBench.channel(Integer.parseInt(pod.namespace().substring(5)) * 10 + digit);
  }

  private static String key(String channel, String workload) {
    return channel + " " + workload;
  }

  private void tell(Table table, long peer) {
    List<Long> atOnce = new ArrayList<>();
    List<Long> later = new ArrayList<>();
    Map<String, Instant> told = told();
    for (int i = WARM_UP; i < ALL; i++) {
      CrowdPod pod = CrowdPod.of(i % WORKLOADS, i / WORKLOADS);
      String key = key(channel(pod), pod.workload());
      Instant at = told.get(key);
      if (at != null) {
        long micros = Duration.between(crashed.get(key), at).toNanos() / 1_000;
        (i % WAITS == WAITS - 1 ? later : atOnce).add(micros);
      }
    }
    atOnce.sort(null);
    boolean fast = percentile(atOnce, 99) <= 25_000;
    boolean met = fast && (peer == 0 || percentile(atOnce, 50) <= 2 * peer);
    row(table, "Exitcode", atOnce, "p99 ≤ 25 ms, p50 ≤ 2 × Alertmanager's", Table.verdict(met));
    later.sort(null);
    row(
        table,
        "Exitcode, waits for events",
        later,
        "≤ 3 s",
        Table.verdict(percentile(later, 99) <= 3_000_000));
  }

  private Map<String, Instant> told() {
    Map<String, Instant> told = new HashMap<>();
    for (Entry entry : bench.transcript.entries()) {
      if (entry.kind() == Kind.POSTED && entry.thread().isEmpty()) {
        crashed.keySet().stream()
            .filter(key -> key.startsWith(entry.channel() + " "))
            .filter(key -> entry.text().contains(key.substring(key.indexOf(' ') + 1)))
            .forEach(key -> told.putIfAbsent(key, entry.at()));
      }
    }
    return told;
  }

  /** Of pods that nothing has happened to yet. */
  private List<Long> relayed(int crashes) throws Exception {
    List<Long> micros = new ArrayList<>();
    try (Workspace slack = Workspace.start(0, Secret.of("a-signing-secret-of-some-length"));
        InformerRelay _ = new InformerRelay(bench.cluster.url(), slack)) {
      Transcript transcript = Transcript.of(slack);
      slack.limit(new Posting(1_000, 1_000, 1_000_000));
      for (int i = 0; i < crashes; i++) {
        CrowdPod pod = CrowdPod.of(i, 10);
        Instant crashedAt = Instant.now();
        bench.crash(pod, Death.of(139, "Error"));
        Instant told = told(transcript, pod.namespace() + "/" + pod.name());
        micros.add(Duration.between(crashedAt, told).toNanos() / 1_000);
        Thread.sleep(20);
      }
    }
    return micros;
  }

  private static Instant told(Transcript transcript, String name) throws Exception {
    for (int i = 0; i < 10_000; i++) {
      for (Entry entry : transcript.entries()) {
        if (entry.text().contains(name)) {
          return entry.at();
        }
      }
      Thread.sleep(1);
    }
    throw new IOException("it told nothing of " + name);
  }

  @FunctionalInterface
  private interface Peer {
    List<Long> measure(int times) throws Exception;
  }

  /** One that cannot be measured takes no other's figures along. */
  private static List<Long> peer(Table table, String name, Peer peer) {
    try {
      List<Long> sorted = peer.measure(PEERS).stream().sorted().toList();
      row(table, name, sorted);
      return sorted;
    } catch (Exception e) {
      table.row(List.of(name, e.getMessage() + ""));
      return List.of();
    }
  }

  private static void row(Table table, String name, List<Long> sorted, String... judged) {
    List<String> cells = new ArrayList<>(List.of(name, sorted.size() + ""));
    for (int percent : new int[] {50, 90, 99, 100}) {
      cells.add(millis(percentile(sorted, percent)));
    }
    cells.addAll(List.of(judged));
    table.row(cells);
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty()
        ? Long.MAX_VALUE
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static String millis(long micros) {
    return micros == Long.MAX_VALUE ? "–" : "%.1f ms".formatted(micros / 1e3);
  }
}
