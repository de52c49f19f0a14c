package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.incident.Incident;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Location;
import dev.exitcode.store.Retention;
import dev.exitcode.store.Store;
import dev.exitcode.store.StoreInTests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what happened in a cluster counts as over, from the API server to the store. */
final class RecoveryTest {
  private static final CrowdPod POD = CrowdPod.of(0);

  private final Later clock = new Later();

  @TempDir private Path folder;
  private DemoCluster cluster;
  private Store store;
  private Clusters clusters;
  private Notices notices;

  @BeforeEach
  void start() throws IOException {
    cluster = CrowdPod.cluster(CrowdPod.PER_WORKLOAD, clock);
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), clock);
    clusters = Clusters.of(List.of(ClusterAccess.url("demo", cluster.url())), clock);
    notices = new Notices(means(), Routing.all("C1"), () -> {});
    notices.start();
    await().until(this::isSynced);
  }

  private Notices.Means means() {
    NoticeMessage message = new NoticeMessage(Catalog.bundled(), Set.of());
    return new Notices.Means(clusters, store, file -> List.of(), message, clock);
  }

  @AfterEach
  void stop() {
    notices.close();
    clusters.close();
    store.close();
    cluster.close();
  }

  /** It stays listed, failed, for as long as nobody clears it away. */
  @Test
  void evictedPodThatOthersStandInFor_isRecoveredAfterTheUsualTime() {
    cluster
        .kubelet()
        .edit(
            POD.namespace(),
            POD.name(),
            pod -> {
              pod.withObject("status").removeAll();
              pod.withObject("status").put("phase", "Failed").put("reason", "Evicted");
            });
    await().untilAsserted(() -> assertThat(states()).containsExactly(Incident.State.OPEN));
    clock.ahead = Duration.ofMinutes(9);
    await().untilAsserted(() -> assertThat(states()).containsExactly(Incident.State.QUIET));
    clock.ahead = Duration.ofMinutes(11);
    await().untilAsserted(() -> assertThat(states()).containsExactly(Incident.State.RECOVERED));
  }

  /** Where all is well, no list is needed for months. */
  @Test
  void clusterThatIsWatched_keepsItsMarksHoweverLongNoListIsRead() {
    clock.ahead = Duration.ofDays(31);
    await().until(() -> seenUntil().isAfter(Instant.now().plus(Duration.ofDays(30))));
    store.prune(Retention.USUAL, clock.instant());
    assertThat(isSynced()).isTrue();
  }

  private Instant seenUntil() {
    Object until =
        StoreInTests.rows(store, "select seen_until from cluster").getFirst().get("seen_until");
    return Instant.ofEpochMilli((Long) until);
  }

  private boolean isSynced() {
    return store.read(tx -> tx.marks().isSynced("demo"));
  }

  private List<Incident.State> states() {
    return store.read(tx -> Records.board(tx, "demo")).incidents().stream()
        .map(Incident::state)
        .toList();
  }

  /** Can be put ahead. */
  private static final class Later extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
