package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen while the first list ever is still being looked into. */
final class FirstLookTest {
  private static final CrowdPod BROKEN = CrowdPod.of(0, 0);
  private static final CrowdPod WELL_AGAIN = CrowdPod.of(1, 0);

  private final Set<String> looked = ConcurrentHashMap.newKeySet();
  private final CountDownLatch killed = new CountDownLatch(1);

  @TempDir private Path folder;

  /** Whoever dies here has decided on nothing. */
  @Test
  void crashThatIsOver_isNotTakenForHistoryByTheNextProcess() throws IOException {
    try (NoticeBench bench = new NoticeBench(folder, 40, 0)) {
      bench.crash(BROKEN);
      bench.start(this::slowly);
      await().atMost(NoticeBench.LONGEST).until(bench.ledger::isSynced);
      await().atMost(NoticeBench.LONGEST).until(() -> !bench.cluster.watches().isEmpty());
      bench.crash(WELL_AGAIN);
      bench.cluster.kubelet().recover(WELL_AGAIN.namespace(), WELL_AGAIN.name());
      await().atMost(NoticeBench.LONGEST).until(() -> looked.contains(WELL_AGAIN.name()));
      bench.stop();
      bench.start();
      assertThat(bench.balanced().made()).isEqualTo(2);
    } finally {
      killed.countDown();
    }
  }

  private List<Diagnosis> slowly(CaseFile file) {
    looked.add(String.valueOf(file.pod().identity().name()));
    try {
      killed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }
}
