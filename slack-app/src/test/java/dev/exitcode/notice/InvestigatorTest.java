package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.io.IOException;
import java.lang.Thread.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is found of what the watch saw, when the cluster shows something else or nothing by then.
 */
final class InvestigatorTest {
  private static final CrowdPod POD = CrowdPod.of(0);
  private static final int MANY = 200;

  private DemoCluster cluster;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    cluster = CrowdPod.cluster(1, Clock.systemUTC());
    clusters = Clusters.of(List.of(ClusterAccess.url("demo", cluster.url())), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    clusters.close();
    cluster.close();
  }

  private static Sighting waiting(String reason) {
    return waiting(reason, POD.workload(), POD.uid());
  }

  private static Sighting waiting(String reason, String workload, String uid) {
    return new Sighting(
        new PodRef("demo", POD.namespace(), POD.name(), uid),
        new Owner("Deployment", workload),
        null,
        false,
        new Marks.Key(uid, CrowdPod.CONTAINER),
        What.WAITING,
        new Marks.Mark(0, "waiting " + reason),
        1,
        null,
        Instant.now(),
        How.LIVE);
  }

  private Diagnosis found(Sighting seen) throws InterruptedException {
    List<Investigation> found = new ArrayList<>();
    Investigator investigator =
        new Investigator(
            clusters.cases(),
            Diagnostician.standard()::diagnose,
            new Lately(System::nanoTime),
            time -> {});
    investigator.look(seen, found::add);
    return found.getLast().diagnosis();
  }

  @Test
  void containerThatCameUpMeanwhile_isNoNews() throws InterruptedException {
    Diagnosis found = found(waiting("CreateContainerConfigError"));
    assertThat(found.current()).isFalse();
    assertThat(found.summary()).contains("CreateContainerConfigError");
  }

  /** What is new of its kind waits behind them all: they let it through. */
  @Test
  void manyOfOneKind_areNotEachLookedAt() throws InterruptedException {
    CompletableFuture<Void> allWait = new CompletableFuture<>();
    List<CaseFile> looked = Collections.synchronizedList(new ArrayList<>());
    Investigator investigator =
        new Investigator(
            clusters.cases(),
            file -> {
              looked.add(file);
              allWait.join();
              return Diagnostician.standard().diagnose(file);
            },
            new Lately(System::nanoTime),
            time -> {});
    Set<Sighting> found = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i <= MANY; i++) {
      Sighting seen = waiting("ErrImagePull", i == MANY ? "lone" : "many", "u" + i);
      threads.add(Thread.startVirtualThread(() -> look(investigator, seen, found)));
    }
    await().until(() -> threads.stream().allMatch(InvestigatorTest::waits));
    allWait.complete(null);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(found).hasSize(MANY + 1);
    assertThat(looked).hasSizeLessThan(MANY / 2);
  }

  private static void look(Investigator investigator, Sighting seen, Set<Sighting> found) {
    try {
      investigator.look(seen, finding -> found.add(seen));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING;
  }

  @Test
  void containerThatCannotBeLookedAt_isToldByWhatItWaitsFor() throws InterruptedException {
    cluster.close();
    Diagnosis found = found(waiting("CreateContainerConfigError"));
    assertThat(found.current()).isTrue();
    assertThat(found.cause()).isNotEqualTo(Cause.UNKNOWN);
    assertThat(found.summary()).doesNotContain("why is not known");
  }
}
