package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.cluster.CrowdPod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a start tells: of what was so before, one summary, of what was told, nothing, of what
 * happened meanwhile, one digest. The full form: {@code -Dexitcode.ledger.old=2000
 * -Dexitcode.ledger.down=300 -Dexitcode.ledger.pods=20000 -Dexitcode.ledger.seconds=1800}.
 */
@Timeout(3_600)
final class StartLedgerTest {
  private static final int OLD = Integer.getInteger("exitcode.ledger.old", 100);
  private static final int DOWN = Integer.getInteger("exitcode.ledger.down", 60);
  private static final int PODS = Integer.getInteger("exitcode.ledger.pods", 400);

  /** All but the last, of which a crash shows that a start is over. */
  private static final int WORKLOADS = 19;

  @TempDir private Path folder;

  @Test
  void starts_tellOldStatesInOneSummary_nothingAgain_andWhatCameMeanwhileInOneDigest()
      throws IOException {
    try (NoticeBench bench = new NoticeBench(folder, PODS, 0)) {
      for (int i = 0; i < OLD; i++) {
        bench.crash(CrowdPod.of(i));
        bench.crash(CrowdPod.of(i));
      }
      bench.startAndSync();
      assertThat(bench.balanced().decided()).containsOnlyKeys("COALESCED");
      assertThat(bench.posted()).as("of all that was so before").hasSize(1);
      bench.stop();
      nothingIsToldAgain(bench);
      whatCameMeanwhileIsOneMessage(bench);
    }
  }

  /** What comes after a start shows that the start is over. */
  private static void nothingIsToldAgain(NoticeBench bench) throws IOException {
    CrowdPod later = CrowdPod.of(PODS - 1);
    bench.start();
    await().atMost(NoticeBench.LONGEST).until(() -> !bench.cluster.watches().isEmpty());
    bench.crash(later);
    bench.balanced();
    List<Entry> posted = bench.posted();
    assertThat(posted).as("of what was told").hasSize(2);
    assertThat(posted.getLast().text()).contains(later.workload());
    bench.stop();
  }

  /** Some of the workloads have incidents that go on, the others never failed. */
  private static void whatCameMeanwhileIsOneMessage(NoticeBench bench) throws IOException {
    int before = bench.roots().size();
    for (int i = 0; i < DOWN; i++) {
      bench.crash(CrowdPod.of(i % WORKLOADS, i / WORKLOADS));
    }
    bench.startAndSync();
    assertThat(bench.balanced().made()).isEqualTo(2 * OLD + 1 + DOWN);
    assertThat(bench.roots()).as("of what came meanwhile").hasSize(before + 1);
  }
}
