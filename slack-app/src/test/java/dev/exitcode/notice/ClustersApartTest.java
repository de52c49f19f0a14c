package dev.exitcode.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.slack.NoticeMessage;
import dev.exitcode.store.Location;
import dev.exitcode.store.MarkTable;
import dev.exitcode.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What takes long in one cluster, or of one pod, leaves the others and the store as they are. */
@Timeout(60)
final class ClustersApartTest {
  private static final Clock CLOCK = Clock.systemUTC();

  /** More than are looked into at a time. */
  private static final int MANY = 6;

  private final CountDownLatch slow = new CountDownLatch(1);

  @TempDir private Path folder;
  private DemoCluster one;
  private DemoCluster other;
  private Store store;
  private Clusters clusters;
  private Notices notices;

  @BeforeEach
  void start() throws IOException {
    one = CrowdPod.cluster(20, CLOCK);
    other = CrowdPod.cluster(20, CLOCK);
    store = Store.open(new Location.SqliteFile(folder.resolve("exitcode.db")), CLOCK);
    clusters =
        Clusters.of(
            List.of(ClusterAccess.url("one", one.url()), ClusterAccess.url("other", other.url())),
            CLOCK);
    NoticeMessage message = new NoticeMessage(Catalog.bundled(), Set.of());
    Notices.Means means = new Notices.Means(clusters, store, this::slowOfTheFirst, message, CLOCK);
    notices = new Notices(means, Routing.all("C1"), () -> {});
    notices.start();
    await().until(() -> isSynced("one") && isSynced("other"));
  }

  @AfterEach
  void stop() {
    slow.countDown();
    notices.close();
    clusters.close();
    store.close();
    one.close();
    other.close();
  }

  private boolean isSynced(String cluster) {
    return store.read(tx -> tx.marks().isSynced(cluster));
  }

  private List<Diagnosis> slowOfTheFirst(CaseFile file) {
    for (int i = 0; i < MANY; i++) {
      if (CrowdPod.of(i).name().equals(file.pod().identity().name())) {
        waitForIt();
      }
    }
    return List.of();
  }

  private void waitForIt() {
    try {
      slow.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void crash(DemoCluster cluster, int index) {
    CrowdPod pod = CrowdPod.of(index);
    cluster
        .kubelet()
        .crash(pod.namespace(), pod.name(), CrowdPod.CONTAINER, Death.of(139, "Error"));
  }

  private List<String> marked(String cluster) {
    List<MarkTable.Mark> marks = store.read(tx -> tx.marks().of(cluster));
    return marks.stream().map(MarkTable.Mark::uid).toList();
  }

  @Test
  void clusterThatIsSlow_holdsUpNoOther() {
    for (int i = 0; i < MANY; i++) {
      crash(one, i);
    }
    crash(other, MANY);
    await().until(() -> marked("other").contains(CrowdPod.of(MANY).uid()));
    assertThat(marked("one")).isEmpty();
  }

  @Test
  void podThatIsDeletedWhileItsCrashIsLookedInto_leavesNoMark() {
    CrowdPod pod = CrowdPod.of(0);
    crash(one, 0);
    one.controllers().delete(pod.namespace(), pod.name());
    crash(one, MANY);
    await().until(() -> marked("one").contains(CrowdPod.of(MANY).uid()));
    slow.countDown();
    await()
        .until(
            () -> store.read(tx -> !tx.verdicts().named(pod.name(), where -> true, 1).isEmpty()));
    await().untilAsserted(() -> assertThat(marked("one")).doesNotContain(pod.uid()));
  }
}
