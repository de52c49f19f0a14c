package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.delivery.Reply;
import dev.exitcode.delivery.SlackCalls;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Election;
import dev.exitcode.k8s.Election.Ballot;
import dev.exitcode.k8s.Election.Candidate;
import dev.exitcode.store.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Who watches what, by Leases of a cluster's stand-in. */
final class ReplicasTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final List<String> THINGS =
      IntStream.range(0, 12).mapToObj(i -> "cluster-" + i).toList();

  @TempDir private Path folder;
  private DemoCluster home;

  @BeforeEach
  void start() throws IOException {
    home = DemoCluster.start(0, CLOCK);
  }

  @AfterEach
  void stop() {
    home.close();
  }

  /** A Slack that cannot be reached. */
  private static final class Mute implements SlackCalls {
    @Override
    public Reply post(String method, ObjectNode arguments) {
      return new Reply.NotSent("mute");
    }

    @Override
    public Reply read(String method, Map<String, String> arguments) {
      return new Reply.NotSent("mute");
    }
  }

  /** Whoever leads what another leads fails the test. */
  private record Led(Map<String, String> all, String who, Set<String> twice) implements Candidate {
    @Override
    public void lead(String what) {
      if (all.putIfAbsent(what, who) != null) {
        twice.add(what);
      }
    }

    @Override
    public void leave(String what) {
      all.remove(what, who);
    }
  }

  @Test
  void clusters_spreadOverReplicas_andNoneIsEverTwosOrLost() {
    Map<String, String> led = new ConcurrentHashMap<>();
    Set<String> twice = ConcurrentHashMap.newKeySet();
    Election first = election(new Ballot("a", THINGS, false), new Led(led, "a", twice));
    await().atMost(LONGEST).until(() -> led.keySet().containsAll(THINGS));
    Election second = election(new Ballot("b", THINGS, false), new Led(led, "b", twice));
    await().atMost(LONGEST).until(() -> new HashSet<>(led.values()).size() == 2);
    await().atMost(LONGEST).until(() -> led.size() == THINGS.size() && second.held().size() > 2);
    first.close();
    await().atMost(LONGEST).until(() -> second.held().containsAll(THINGS));
    second.close();
    assertThat(led).isEmpty();
    assertThat(twice).isEmpty();
  }

  @Test
  void secondReplicaWithAFile_isRefusedWithASentence_untilTheFirstIsGone() {
    try (Clusters clusters = Clusters.of(List.of(ClusterAccess.url("demo", home.url())), CLOCK)) {
      NoticeDesk first = desk("first.db", clusters);
      await().atMost(LONGEST).until(() -> first.health().detail().contains("Watching"));
      NoticeDesk second = desk("second.db", clusters);
      await().atMost(LONGEST).until(() -> second.health().detail().contains("Another Exitcode"));
      assertThat(second.health().ok()).isFalse();
      assertThat(second.health().detail()).contains("storage.url");
      assertThat(folder.resolve("second.db")).doesNotExist();
      first.close();
      await().atMost(LONGEST).until(() -> second.health().detail().contains("Watching"));
      second.close();
    }
  }

  /** Led, left and led again within the time after which a file is tried again. */
  @Test
  void deskThatIsToOpenItsFileTwice_opensItOnce() {
    try (Clusters clusters = Clusters.of(List.of(ClusterAccess.url("demo", home.url())), CLOCK)) {
      NoticeDesk desk = desk("only.db", clusters, Replicas.ofPod(CLOCK));
      await().atMost(LONGEST).until(() -> desk.health().ok());
      desk.start();
      await().during(Duration.ofSeconds(1)).until(() -> desk.health().ok());
      desk.close();
    }
  }

  private NoticeDesk desk(String file, Clusters clusters) {
    return desk(file, clusters, ReplicaProcess.replicas(home.url()));
  }

  private NoticeDesk desk(String file, Clusters clusters, Replicas replicas) {
    NoticeDesk desk =
        NoticeDesk.of(
            new NoticeSettings(Routing.all("C1"), new Location.SqliteFile(folder.resolve(file))),
            new NoticeDesk.Beside(
                () -> clusters, () -> TeamKnowledge.NONE, Catalog::bundled, new Mute()),
            CLOCK,
            replicas);
    desk.start();
    return desk;
  }

  private Election election(Ballot ballot, Candidate candidate) {
    ClusterAccess access = ClusterAccess.url("home", home.url()).in(List.of("exitcode"));
    Election election = Election.in(access, ballot, candidate, CLOCK);
    election.start();
    return election;
  }
}
