package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.Transcript;
import dev.exitcode.demo.Transcript.Kind;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.redact.Secret;
import dev.exitcode.store.Location;
import dev.exitcode.store.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two replicas with one PostgreSQL, of which the one that watches is killed or paused past its
 * lease: no crash is lost, none is told twice.
 */
@Timeout(300)
final class FailoverTest {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration TAKEOVER = Duration.ofSeconds(15 + 2);

  private Workspace workspace;
  private DemoCluster cluster;
  private Transcript transcript;
  private Location.Postgres database;
  private Replica first;
  private Replica second;
  private int made;

  @BeforeEach
  void start() throws IOException {
    workspace = Workspace.start(0, Secret.of(ServerTest.SECRET));
    transcript = Transcript.of(workspace);
    cluster = CrowdPod.cluster(60, Clock.systemUTC());
    database = PostgresServer.empty();
    first = new Replica();
    await().atMost(LONGEST).until(first::leads);
    await().atMost(LONGEST).until(this::isSynced);
    second = new Replica();
    await().atMost(LONGEST).until(() -> members() == 2);
  }

  /** What was so before the first list is history, and not told. */
  private boolean isSynced() {
    return !numbers("select first_synced_at from cluster where first_synced_at is not null")
        .isEmpty();
  }

  /** Replicas that say that they live. */
  private int members() throws IOException, InterruptedException {
    URI leases =
        cluster
            .url()
            .resolve(
                "/apis/coordination.k8s.io/v1/namespaces/exitcode/leases?labelSelector=exitcode.dev/lease%3Dreplica");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(leases).build();
      String body = client.send(request, BodyHandlers.ofString()).body();
      return JsonMapper.shared().readTree(body).path("items").size();
    }
  }

  @AfterEach
  void stop() throws IOException {
    first.process.destroyForcibly();
    second.process.destroyForcibly();
    cluster.close();
    workspace.close();
  }

  /** A process and what it says. */
  private final class Replica {
    private final Process process;
    private final AtomicLong led = new AtomicLong();
    private volatile boolean left;

    Replica() throws IOException {
      List<String> args =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              ReplicaProcess.class.getName(),
              cluster.url().toString(),
              workspace.api().toString(),
              workspace.responseUrls().toString(),
              workspace.files().toString(),
              workspace.botToken().reveal(),
              workspace.channel(),
              database.url(),
              database.user());
      process = new ProcessBuilder(args).redirectErrorStream(true).start();
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      try (BufferedReader said = process.inputReader()) {
        said.lines().forEach(this::hear);
      } catch (IOException e) {
        // it was killed
      }
    }

    private void hear(String line) {
      System.out.println("replica " + process.pid() + ": " + line);
      if (line.contains("This replica watches demo")) {
        led.set(System.nanoTime());
      }
      left |= line.contains("does not watch demo any more");
    }

    boolean leads() {
      return led.get() != 0;
    }

    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
  }

  @Test
  void killedLeader_isFollowedWithinALeaseAndTwoSeconds_andNothingIsLost() throws Exception {
    crash(0, 4);
    long killed = System.nanoTime();
    first.signal("KILL");
    crash(4, 4);
    await().atMost(LONGEST).until(second::leads);
    Duration takeover = Duration.ofNanos(second.led.get() - killed);
    System.out.println("failover: taken over after " + takeover.toMillis() + " ms");
    assertThat(takeover).isLessThan(TAKEOVER);
    crash(8, 4);
    balances();
  }

  @Test
  void pausedLeader_wakesBesideAnother_andNothingIsToldTwice() throws Exception {
    crash(0, 4);
    first.signal("STOP");
    crash(4, 4);
    await().atMost(LONGEST).until(second::leads);
    crash(8, 2);
    first.signal("CONT"); // two that take themselves for the leader
    crash(10, 4);
    await().atMost(LONGEST).until(() -> first.left);
    crash(14, 2);
    balances();
  }

  private void crash(int from, int count) {
    for (int i = from; i < from + count; i++) {
      CrowdPod pod = CrowdPod.of(i);
      made++;
      cluster
          .kubelet()
          .crash(pod.namespace(), pod.name(), CrowdPod.CONTAINER, Death.of(139, "Error"));
    }
  }

  /** Each crash has one verdict; what is to be told was told, each once. */
  private void balances() {
    await().atMost(LONGEST).untilAsserted(this::assertBalance);
  }

  /** What fails together is held back for a moment: there is something to tell in the end. */
  private void assertBalance() {
    assertThat(numbers("select ends - times from verdict")).hasSize(made);
    assertThat(numbers("select id from outbox where state <> 'SENT'")).isEmpty();
    Map<Long, Integer> posts = new HashMap<>();
    transcript.entries().stream()
        .filter(entry -> entry.kind() == Kind.POSTED)
        .forEach(entry -> posts.merge(entry.outbox(), 1, Integer::sum));
    List<Long> roots = numbers("select id from outbox where kind = 'ROOT'");
    assertThat(roots).isNotEmpty();
    assertThat(posts).containsKeys(roots.toArray(Long[]::new));
    assertThat(posts.values()).allMatch(times -> times == 1);
  }

  private List<Long> numbers(String sql) {
    try (Connection connection = DriverManager.getConnection(database.url(), database.user(), "");
        ResultSet found = connection.createStatement().executeQuery(sql)) {
      List<Long> all = new ArrayList<>();
      while (found.next()) {
        all.add(found.getLong(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
