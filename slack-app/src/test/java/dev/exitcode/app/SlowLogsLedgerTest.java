package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.Call;
import dev.exitcode.demo.Fault;
import dev.exitcode.demo.cluster.CrowdPod;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs that are slow, or have no end, delay no notice and are read of few at a time. */
@Timeout(3_600)
final class SlowLogsLedgerTest {
  /** Seconds: a first word waits 1.5 for a log; the rest is what a busy machine needs. */
  private static final Duration FIRST_WORD = Duration.ofSeconds(10);

  @TempDir private Path folder;

  /** Of one that restarted there are two: the one before, and the one that runs. */
  @Test
  void logsOfFourCrashes_areReadAtATime() throws IOException {
    CountDownLatch four = new CountDownLatch(4);
    Fault together =
        (exchange, answer) -> {
          four.countDown();
          Fault.held(four).intercept(exchange, answer);
        };
    try (NoticeBench bench = new NoticeBench(folder, 400, 10)) {
      bench.toCluster.always(Call.logs(), together);
      bench.startAndSync();
      bench.crashAtRandom(60, 20);
      assertThat(bench.balanced().made()).isEqualTo(60);
      assertThat(bench.toCluster.mostAtOnce(Call.logs())).isBetween(4, 8);
    }
  }

  @Test
  void crashesWhoseLogsAreNotGiven_areToldMeanwhile() throws IOException {
    CountDownLatch word = new CountDownLatch(1);
    try (NoticeBench bench = new NoticeBench(folder, 400, 10)) {
      bench.toCluster.always(Call.logs(), Fault.held(word));
      bench.startAndSync();
      bench.crashAtRandom(60, 20);
      await().atMost(NoticeBench.LONGEST).until(() -> !bench.roots().isEmpty());
      assertThat(word.getCount()).as("no log was read yet").isEqualTo(1);
      word.countDown();
      bench.toCluster.clear();
      assertThat(bench.balanced().made()).isEqualTo(60);
      int logs = bench.toCluster.seen(Call.logs()).size();
      System.out.println("ledger: 60 crashes, log requests " + logs);
      assertThat(logs).as("some are read again, once their events came").isLessThan(2 * 60);
    }
  }

  /** How a log may be. */
  enum BadLog {
    TRICKLING(Fault.slow(1)),
    ONE_LINE_WITHOUT_END(Fault.answer(200, Map.of(), "x".repeat(50_000_000))),
    SILENT(Fault.silence());

    private final Fault fault;

    BadLog(Fault fault) {
      this.fault = fault;
    }
  }

  @ParameterizedTest
  @EnumSource
  void badLog_delaysNoNotice_andIsKeptToItsEnd(BadLog log) throws IOException, SQLException {
    try (NoticeBench bench = new NoticeBench(folder, 60, 0)) {
      bench.startAndSync();
      bench.crash(CrowdPod.of(0));
      bench.balanced(); // what is slow the first time is not measured
      bench.toCluster.always(Call.logs(), log.fault);
      Instant crashed = Instant.now();
      bench.crash(CrowdPod.of(1, 0));
      await().atMost(NoticeBench.LONGEST).until(() -> bench.roots().size() > 1);
      Duration delay = Duration.between(crashed, bench.roots().getLast().at());
      System.out.println("ledger: " + log + ", told after " + delay.toMillis() + " ms");
      assertThat(delay).isLessThan(FIRST_WORD);
      bench.balanced();
      assertThat(bench.ledger.rows("select 1 from crash where bytes > 600000")).isEmpty();
    }
  }
}
