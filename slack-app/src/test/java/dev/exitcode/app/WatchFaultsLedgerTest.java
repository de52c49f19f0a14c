package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.Call;
import dev.exitcode.demo.Fault;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An API server whose watches end in all ways loses no crash and doubles none. The full form:
 * {@code -Dexitcode.ledger.cuts=200 -Dexitcode.ledger.seconds=3600}.
 */
@Timeout(3_600)
final class WatchFaultsLedgerTest {
  private static final int CUTS = Integer.getInteger("exitcode.ledger.cuts", 10);

  /** What a server says of a version that it no longer has. */
  private static final String GONE =
      "{\"type\":\"ERROR\",\"object\":" + Fault.failureJson(410, "Expired") + "}\n";

  /** One after the other within a stream that goes on. */
  private static final List<String> GARBAGE =
      List.of(
          "{\"type\":\"SURPRISE\",\"object\":{\"kind\":\"Pod\"}}\n",
          "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":7,\"status\":[]},\"new\":{\"x\":[1]}}\n",
          "{\"type\":\"MODIFIED\",\"object\":{\"metadata\":{\"name\":\"ha\n",
          "no JSON at all\n",
          "{\"type\":\"MODIFIED\",\"object\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}\n",
          "{\"type\":\"MODIFIED\",\"object\":{\"x\":\"" + "x".repeat(20_000_000) + "\"}}\n");

  @TempDir private Path folder;
  private NoticeBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new NoticeBench(folder, 400, 10);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private int lists() {
    Predicate<Call> ofAll = call -> call.path().equals("/api/v1/pods");
    Predicate<Call> ofANode = call -> call.query().containsKey("fieldSelector");
    return bench.toCluster.seen(Call.lists().and(ofAll).and(ofANode.negate())).size();
  }

  /** Every watch ends after some bytes, in the middle of what it has to say. */
  @Test
  void cutsAtAnyByte_loseNothing() throws IOException {
    bench.toCluster.always(
        Call.watches(),
        (exchange, answer) ->
            Fault.cutAfter(2_000 + bench.random.nextLong(40_000), Fault.reset())
                .intercept(exchange, answer));
    bench.start();
    await().atMost(NoticeBench.LONGEST).until(bench.ledger::isSynced);
    int crashes = 0;
    while (bench.toCluster.met() < CUTS) {
      int before = bench.toCluster.met();
      bench.crashAtRandom(6, 20);
      crashes += 6;
      await()
          .atMost(NoticeBench.LONGEST)
          .until(() -> bench.toCluster.met() > before || !bench.cluster.watches().isEmpty());
    }
    bench.toCluster.clear();
    assertThat(bench.balanced().made()).isEqualTo(crashes);
    System.out.println("ledger: cuts " + bench.toCluster.met() + ", lists " + lists());
    assertThat(lists()).as("a cut is hardly a reason for a list").isLessThanOrEqualTo(CUTS / 2);
  }

  /** How a server says 410. */
  enum Gone {
    STATUS,
    EVENT,
    FIRST_EVENT,
    COMPACTED
  }

  @ParameterizedTest
  @EnumSource(Gone.class)
  void goneVersion_isListedOnceAndLosesNothing(Gone form) throws IOException {
    bench.startAndSync();
    bench.crashAtRandom(20, 20);
    int before = lists();
    CountDownLatch compacted = new CountDownLatch(1);
    switch (form) {
      case STATUS -> bench.toCluster.next(1, Call.watches(), Fault.failure(410, "Expired"));
      case FIRST_EVENT -> bench.toCluster.next(1, Call.watches(), Fault.stream(GONE));
      case EVENT -> bench.cluster.watches().forEach(watch -> watch.write(GONE));
      case COMPACTED -> bench.toCluster.next(1, Call.watches(), Fault.held(compacted));
    }
    if (form != Gone.EVENT) {
      bench.cluster.watches().forEach(Watch::end);
    }
    bench.crashAtRandom(20, 20);
    if (form == Gone.COMPACTED) {
      bench.cluster.compact();
      compacted.countDown();
    }
    await().atMost(NoticeBench.LONGEST).until(() -> lists() > before);
    bench.crashAtRandom(20, 20);
    assertThat(bench.balanced().made()).isEqualTo(60);
    assertThat(lists()).isEqualTo(before + 1);
  }

  @Test
  void garbageBetweenCrashes_stopsNothing() throws IOException {
    bench.startAndSync();
    int workload = 0;
    for (String garbage : GARBAGE) {
      bench.cluster.watches().forEach(watch -> watch.write(garbage));
      bench.crash(CrowdPod.of(workload++, 0));
    }
    assertThat(bench.balanced().made()).isEqualTo(GARBAGE.size());
    await().atMost(NoticeBench.LONGEST).until(() -> bench.unparsable() > 0);
    assertThat(lists()).as("one for all that was not understood").isLessThanOrEqualTo(2);
  }
}
