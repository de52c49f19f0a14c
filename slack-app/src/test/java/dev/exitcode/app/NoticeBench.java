package dev.exitcode.app;

import static org.awaitility.Awaitility.await;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.delivery.Courier;
import dev.exitcode.demo.FaultPlan;
import dev.exitcode.demo.Transcript;
import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.Transcript.Kind;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.incident.Match;
import dev.exitcode.incident.Route;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.notice.Notices;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.ClusterKnowledge;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import dev.exitcode.store.Location;
import dev.exitcode.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A cluster's and Slack's stand-ins, and between them the part of the bot that tells of crashes,
 * which can be stopped and started again on the same file. What is crashed here is in the ledger.
 */
final class NoticeBench implements AutoCloseable {
  private static final Clock CLOCK = Clock.systemUTC();
  static final Duration LONGEST =
      Duration.ofSeconds(Integer.getInteger("exitcode.ledger.seconds", 120));
  private static final Secret SECRET = Secret.of("a-signing-secret-of-some-length");

  final FaultPlan toSlack = new FaultPlan();
  final FaultPlan toCluster = new FaultPlan();
  final Workspace workspace;
  final DemoCluster cluster;
  final Transcript transcript;
  final Ledger ledger;
  final Path file;
  final Random random;
  private final Map<String, Integer> ends = new HashMap<>();
  private final int channels;
  private @Nullable Running running;

  private record Running(
      Clusters clusters, SlackBot bot, Store store, Courier courier, Notices notices) {}

  /** With so many pods, all well, told of in so many channels beside the first. */
  NoticeBench(Path folder, int pods, int channels) throws IOException {
    this(folder, CrowdPod.cluster(pods, CLOCK), channels);
  }

  /** Beside a cluster, which it closes in the end. */
  NoticeBench(Path folder, DemoCluster cluster, int channels) throws IOException {
    long seed = Long.getLong("exitcode.ledger.seed", 20_261_128L);
    this.random = new Random(seed);
    this.file = folder.resolve("exitcode.db");
    this.channels = channels;
    this.workspace = Workspace.start(0, SECRET);
    this.transcript = Transcript.of(workspace);
    this.cluster = cluster;
    this.ledger = new Ledger(file, transcript);
    workspace.intercept(toSlack);
    cluster.intercept(toCluster);
    for (int i = 0; i < channels; i++) {
      workspace.addChannel(channel(i), "alerts-" + i);
    }
  }

  static String channel(int i) {
    return "C0LEDGER" + i;
  }

  /** By the last digit of a workload's name, so that one channel's pace is not all there is. */
  private Routing routing() {
    List<Routing.Rule> rules =
        IntStream.range(0, channels)
            .mapToObj(
                i ->
                    new Routing.Rule(
                        "digit " + i,
                        new Match(null, null, "*" + i, null, Map.of(), Set.of(), null),
                        Route.to(channel(i))))
            .toList();
    return new Routing(rules, Route.to(workspace.channel()), Map.of(), Map.of());
  }

  void start() throws IOException {
    start(file -> Diagnosing.ofCase(file, () -> TeamKnowledge.NONE));
  }

  /** Starts the bot with a diagnosis of the caller's. */
  void start(Function<CaseFile, List<Diagnosis>> diagnosis) throws IOException {
    SlackBot bot = bot();
    Clusters clusters = Clusters.of(List.of(ClusterAccess.url("demo", cluster.url())), CLOCK);
    Store store = Store.open(new Location.SqliteFile(file), CLOCK);
    Notices.Means means =
        new Notices.Means(
            clusters, store, diagnosis, new NoticeMessage(Catalog.bundled(), Set.of()), CLOCK);
    Courier courier = new Courier(store, bot.calls(), Notices.troubles(means, routing()));
    Notices notices = new Notices(means, routing(), courier::wake);
    courier.start();
    notices.start();
    running = new Running(clusters, bot, store, courier, notices);
  }

  /** Starts the bot and waits until it has seen all there is. */
  void startAndSync() throws IOException {
    start();
    await().atMost(LONGEST).until(ledger::isSynced);
    await().atMost(LONGEST).until(() -> !cluster.watches().isEmpty());
  }

  private SlackBot bot() throws IOException {
    InetSocketAddress anyFree = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Endpoints endpoints =
        new Endpoints(workspace.api(), workspace.responseUrls(), workspace.files());
    Connection.Http http = new Connection.Http(anyFree, List.of(SECRET));
    SlackBot bot =
        new SlackBot(
            new SlackConfig(workspace.botToken(), null, null, http, endpoints),
            new Knowledge(Catalog::bundled, Diagnosing::ofText, ClusterKnowledge.NONE),
            CLOCK);
    bot.start();
    return bot;
  }

  /** Stops the bot in good order. */
  void stop() {
    Running now = running;
    running = null;
    if (now != null) {
      now.notices().close();
      now.courier().close();
      now.store().close();
      now.clusters().close();
      now.bot().close();
    }
  }

  /** Has a pod's container end, and writes that down. */
  void crash(CrowdPod pod, Death death) {
    int count = ends.merge(pod.uid(), 1, Integer::sum);
    ledger.note(new Ledger.Crash(pod.uid(), CrowdPod.CONTAINER, count));
    cluster.kubelet().crash(pod.namespace(), pod.name(), CrowdPod.CONTAINER, death);
  }

  void crash(CrowdPod pod) {
    crash(pod, Death.of(139, "Error").withLog("Segmentation fault (core dumped)"));
  }

  /** So many crashes of all kinds, of pods of so many workloads, three of each, in any order. */
  void crashAtRandom(int times, int workloads) {
    for (int i = 0; i < times; i++) {
      int workload = random.nextInt(workloads);
      crash(CrowdPod.of(workload, random.nextInt(3)), death(workload));
    }
  }

  /** Each workload has its own way to die, and sometimes another. */
  private Death death(int workload) {
    int way = random.nextInt(10) == 0 ? random.nextInt(5) : workload % 5;
    List<Death> deaths =
        List.of(
            Death.of(1, "Error").withLog("panic: runtime error: index out of range [5]"),
            Death.of(137, "OOMKilled"),
            Death.of(139, "Error").withLog("Segmentation fault (core dumped)"),
            Death.of(1, "Error").withLog("java.lang.IllegalStateException: no connection"),
            Death.of(255, "Error"));
    return deaths.get(way);
  }

  /** Waits until the books balance and nothing is left to be told; gives them. */
  Ledger.Balance balanced() {
    return balancedBut(_ -> false);
  }

  /** The same where it cannot be helped that a message may come twice. */
  Ledger.Balance balancedButForDoubles() {
    return balancedBut(
        difference -> difference.startsWith("posted ") || difference.startsWith("two messages"));
  }

  private Ledger.Balance balancedBut(Predicate<String> putUpWith) {
    AtomicReference<Ledger.@Nullable Balance> last = new AtomicReference<>();
    try {
      await()
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                last.set(ledger.balance());
                return last.get().differences().stream().allMatch(putUpWith);
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("The books do not balance: " + last.get(), e);
    }
    System.out.println("ledger: " + last.get());
    return last.get();
  }

  /** What is still to be told. */
  List<Map<String, String>> openRows() throws SQLException {
    return ledger.rows("select id from outbox where state not in ('SENT', 'PARKED')");
  }

  /** New messages, answers in threads among them. */
  List<Entry> posted() {
    return transcript.entries().stream()
        .filter(e -> e.kind() == Kind.POSTED && e.outbox() != 0)
        .toList();
  }

  /** New messages of a channel that are no answers. */
  List<Entry> roots() {
    return posted().stream().filter(e -> e.thread().isEmpty()).toList();
  }

  /** Messages that came after what was decided later; an edit keeps the number of its message. */
  List<Entry> inversions() {
    return transcript.inversions().stream().filter(e -> e.kind() == Kind.POSTED).toList();
  }

  /** What the bot says that it cannot store. */
  List<String> troubles() {
    Running now = running;
    return now == null ? List.of() : now.notices().troubles();
  }

  /** How many events the bot did not understand. */
  long unparsable() {
    Running now = running;
    return now == null ? 0 : now.notices().views().getFirst().unparsable();
  }

  @Override
  public void close() {
    stop();
    cluster.close();
    workspace.close();
  }
}
