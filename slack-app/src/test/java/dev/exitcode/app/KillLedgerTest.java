package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.Call;
import dev.exitcode.demo.Fault;
import dev.exitcode.demo.FaultPlan;
import dev.exitcode.demo.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in a JVM of its own, killed with SIGKILL again and again while containers crash, and
 * started again: no crash is lost, and none is told twice where Slack's history may be read. The
 * full form: {@code -Dexitcode.ledger.kills=100 -Dexitcode.ledger.seconds=600}.
 */
@Timeout(7_200)
final class KillLedgerTest {
  private static final int KILLS = Integer.getInteger("exitcode.ledger.kills", 3);
  private static final int CHANNELS = 10;
  private static final int WORKLOADS = 20;

  /** Where it is killed. */
  private enum Point {
    /** Slack has taken it; that is not written. */
    AFTER_SEND,
    /** A crash was seen and is looked into; nothing of it is written. */
    BEFORE_WRITE,
    /** With any request to the cluster or to Slack. */
    ANYWHERE,
    /** It is written and claimed; Slack has not taken it. */
    BEFORE_SEND,
    /** A message is edited. */
    EDITING
  }

  @TempDir private Path folder;
  private NoticeBench bench;
  private volatile @Nullable Process child;

  private void open(int channels) throws IOException {
    bench = new NoticeBench(folder, WORKLOADS * 20, channels);
    Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG.formatted(bench.cluster.url()));
    Files.writeString(folder.resolve("settings.yaml"), settings(channels));
  }

  @AfterEach
  void close() {
    kill();
    bench.close();
  }

  @Test
  void killedAtAnyPoint_losesNothingAndDoublesNothing() throws IOException {
    open(CHANNELS);
    for (int kill = 0; kill < KILLS; kill++) {
      liveUntilKilled(Point.values()[kill % Point.values().length]);
    }
    start();
    Ledger.Balance balance = bench.balanced();
    System.out.println("ledger: kills " + KILLS + ", lost 0, dup 0; " + balance);
    assertThat(bench.inversions()).isEmpty();
  }

  /** Nobody can tell then whether Slack took it: it is told again, one message of each channel. */
  @Test
  void withoutTheScope_aKillAfterASendIsOneMessageTooMuchAtMost() throws IOException {
    open(0);
    int kills = Math.max(1, KILLS / 5);
    bench.workspace.grantHistory(false);
    for (int kill = 0; kill < kills; kill++) {
      liveUntilKilled(Point.AFTER_SEND);
    }
    start();
    Ledger.Balance balance = bench.balancedButForDoubles();
    int dup = bench.transcript.duplicates().size();
    System.out.println("ledger: kills " + kills + " after a send, without the scope, dup " + dup);
    assertThat(balance.lost()).isZero();
    assertThat(dup).isBetween(1, kills);
  }

  /** A rolling update on one machine: what one is stopped at, the next one goes on with. */
  @Test
  void stoppedInTheMiddle_handsOverWhatIsNotTold() throws Exception {
    open(CHANNELS);
    Process old = start();
    await().atMost(NoticeBench.LONGEST).ignoreExceptions().until(bench.ledger::isSynced);
    bench.crashAtRandom(60, WORKLOADS);
    await().atMost(NoticeBench.LONGEST).until(() -> !bench.openRows().isEmpty());
    long before = System.nanoTime();
    old.destroy();
    assertThat(old.waitFor(20, TimeUnit.SECONDS)).as("it ends within 20 seconds").isTrue();
    Duration stop = Duration.ofNanos(System.nanoTime() - before);
    System.out.println(
        "ledger: stopped in %d ms with %d open"
            .formatted(stop.toMillis(), bench.openRows().size()));
    assertThat(log()).doesNotContain("level=ERROR").doesNotContain(": null");
    bench.crashAtRandom(10, WORKLOADS);
    start();
    bench.balanced();
    assertThat(bench.inversions()).isEmpty();
  }

  /** Some crash while it is down, one after the other while it comes up and lives. */
  private void liveUntilKilled(Point point) throws IOException {
    bench.crashAtRandom(3, WORKLOADS);
    arm(point);
    Process living = start();
    await()
        .atMost(NoticeBench.LONGEST)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              bench.crashAtRandom(1, WORKLOADS);
              return !living.isAlive();
            });
    assertThat(living.exitValue()).as(() -> "ended by SIGKILL, and not: " + log()).isEqualTo(137);
    bench.toSlack.clear();
    bench.toCluster.clear();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void arm(Point point) {
    switch (point) {
      case BEFORE_WRITE -> bench.toCluster.next(1, KillLedgerTest::isLookingInto, killing());
      case BEFORE_SEND -> bench.toSlack.next(1, Call.of("chat.postMessage"), killing());
      case AFTER_SEND ->
          bench.toSlack.next(1, Call.of("chat.postMessage"), Fault.afterAccepting(killing()));
      case EDITING -> bench.toSlack.next(1, Call.of("chat.update"), killing());
      case ANYWHERE -> {
        AtomicInteger left = new AtomicInteger(1 + bench.random.nextInt(60));
        Predicate<Call> last = call -> left.decrementAndGet() == 0;
        for (FaultPlan plan : List.of(bench.toCluster, bench.toSlack)) {
          plan.next(1, last, killing());
        }
      }
    }
  }

  private static boolean isLookingInto(Call call) {
    return call.path().matches(".*/pods/[^/]+(/log)?");
  }

  private Fault killing() {
    return (exchange, _) -> {
      kill();
      exchange.hangUp();
    };
  }

  private void kill() {
    Process now = child;
    if (now != null) {
      now.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    ProcessBuilder serve =
        Child.main(
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            "serve",
            "--settings",
            folder.resolve("settings.yaml").toString());
    serve.environment().put("SLACK_BOT_TOKEN", bench.workspace.botToken().reveal());
    serve.environment().put("SLACK_SIGNING_SECRET", ServerTest.SECRET);
    Process started = serve.redirectOutput(folder.resolve("log").toFile()).start();
    child = started;
    return started;
  }

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: demo
      clusters: [{ name: demo, cluster: { server: "%s" } }]
      users: [{ name: demo, user: {} }]
      contexts: [{ name: demo, context: { cluster: demo, user: demo } }]
      """;

  private String settings(int channels) {
    Workspace slack = bench.workspace;
    StringBuilder text =
        new StringBuilder(
            SETTINGS.formatted(slack.api(), folder, slack.responseUrls(), slack.files()));
    text.append("notices:\n  channel: ").append(bench.workspace.channel()).append("\n");
    text.append(channels == 0 ? "" : "  routes:\n");
    for (int i = 0; i < channels; i++) {
      text.append("    - { name: digit %d, workload: '*%d', channel: ".formatted(i, i))
          .append(NoticeBench.channel(i))
          .append(" }\n");
    }
    return text.toString();
  }

  private static final String SETTINGS =
      """
      slack: { mode: http, apiUrl: "%1$s", hooksUrl: "%3$s", filesUrl: "%4$s" }
      http: { host: 127.0.0.1, port: 0 }
      admin: { port: 0 }
      clusters: [{ name: demo, kubeconfig: "%2$s/kubeconfig" }]
      storage: { file: "%2$s/exitcode.db" }
      """;
}
