package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.Transcript.Kind;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No crash is lost and none is told twice where nothing goes wrong but the crashes themselves. The
 * full form of the first: {@code -Dexitcode.ledger.crashes=10000 -Dexitcode.ledger.pods=100000
 * -Dexitcode.ledger.seconds=3600}.
 */
@Timeout(3_600)
final class CrashLedgerTest {
  private static final int CRASHES = Integer.getInteger("exitcode.ledger.crashes", 300);
  private static final int PODS = Integer.getInteger("exitcode.ledger.pods", 400);
  private static final int STORM = Integer.getInteger("exitcode.ledger.storm", 500);

  @TempDir private Path folder;

  @Test
  void crashesInAnyOrder_areEachDecidedOnAndToldOnce() throws IOException {
    try (NoticeBench bench = new NoticeBench(folder, PODS, 10)) {
      bench.startAndSync();
      bench.crashAtRandom(CRASHES, PODS / CrowdPod.PER_WORKLOAD);
      Ledger.Balance balance = bench.balanced();
      assertThat(balance.made()).isEqualTo(CRASHES);
      assertThat(balance.decided().values().stream().mapToInt(n -> n).sum()).isEqualTo(CRASHES);
      assertThat(bench.inversions()).isEmpty();
    }
  }

  /** The first hangs on events, the second does not; whoever dies between them lost none. */
  @Test
  void crashesOfOneContainer_areDecidedOnInTheirOrder() throws IOException, SQLException {
    CrowdPod pod = CrowdPod.of(0);
    AtomicBoolean first = new AtomicBoolean(true);
    try (NoticeBench bench = new NoticeBench(folder, 20, 0)) {
      bench.start(
          file -> {
            List<Diagnosis> found = Diagnosing.ofCase(file, () -> TeamKnowledge.NONE);
            if (first.getAndSet(false)) {
              bench.crash(pod);
            }
            return found;
          });
      await().atMost(NoticeBench.LONGEST).until(bench.ledger::isSynced);
      bench.crash(pod, Death.of(137, "Error"));
      bench.balanced();
      assertThat(bench.ledger.rows("select ends from verdict order by id"))
          .containsExactly(Map.of("ends", "1"), Map.of("ends", "2"));
      assertThat(bench.ledger.rows("select ends from mark")).containsExactly(Map.of("ends", "2"));
    }
  }

  /** A disk that takes a crash and not its mark, again and again. */
  @Test
  void storeThatFailsInTheMiddle_losesNothingAndDoublesNothing() throws IOException, SQLException {
    try (NoticeBench bench = new NoticeBench(folder, 20, 0)) {
      bench.startAndSync();
      bench.ledger.run(
          "create trigger no_mark before insert on mark begin select raise(abort, 'no'); end");
      bench.crash(CrowdPod.of(0));
      await().atMost(NoticeBench.LONGEST).until(() -> !bench.troubles().isEmpty());
      bench.ledger.run("drop trigger no_mark");
      assertThat(bench.balanced().made()).isEqualTo(1);
      assertThat(bench.troubles()).isEmpty();
    }
  }

  @Test
  void ledger_namesWhatIsLost_andWhatIsTwice() throws IOException, SQLException {
    try (NoticeBench bench = new NoticeBench(folder, 20, 0)) {
      bench.startAndSync();
      bench.crash(CrowdPod.of(0));
      bench.balanced();
      bench.ledger.note(new Ledger.Crash("never", "app", 1));
      assertThat(bench.ledger.balance().differences())
          .singleElement()
          .asString()
          .contains("not decided on")
          .contains("never");
    }
  }

  @Test
  void diagnosisThatThrowsForOnePod_stillHasItTold() throws IOException {
    CrowdPod odd = CrowdPod.of(0, 0);
    try (NoticeBench bench = new NoticeBench(folder, 60, 0)) {
      bench.start(
          file -> {
            if (odd.name().equals(file.pod().identity().name())) {
              throw new IllegalStateException("a mistake of ours");
            }
            return Diagnosing.ofCase(file, () -> TeamKnowledge.NONE);
          });
      await().atMost(NoticeBench.LONGEST).until(bench.ledger::isSynced);
      bench.crash(odd, Death.of(42, "Error"));
      bench.crash(CrowdPod.of(1, 0));
      bench.balanced();
      assertThat(bench.roots())
          .hasSize(2)
          .anyMatch(root -> root.text().contains("svc-00") && root.text().contains("42"));
    }
  }

  /** Whatever is wrong with what was found, that it crashed is told. */
  @Test
  void i55_findingThatCannotBeTold_isToldPlainly() throws IOException {
    CrowdPod odd = CrowdPod.of(0, 0);
    try (NoticeBench bench = new NoticeBench(folder, 60, 0)) {
      bench.start(
          file -> {
            List<Diagnosis> found = Diagnosing.ofCase(file, () -> TeamKnowledge.NONE);
            return odd.name().equals(file.pod().identity().name()) ? broken(found) : found;
          });
      await().atMost(NoticeBench.LONGEST).until(bench.ledger::isSynced);
      bench.crash(odd, Death.of(42, "Error"));
      bench.crash(CrowdPod.of(1, 0));
      bench.balanced();
      assertThat(bench.roots())
          .hasSize(2)
          .anyMatch(root -> root.text().contains("svc-00") && root.text().contains("42"));
    }
  }

  /** Without the sentence that each has. */
  private static List<Diagnosis> broken(List<Diagnosis> found) {
    String none = Collections.<String>singletonList(null).getFirst();
    return found.stream()
        .map(
            d ->
                new Diagnosis(
                    d.subject(),
                    d.cause(),
                    d.confidence(),
                    d.benign(),
                    d.current(),
                    none,
                    d.evidence(),
                    List.of(),
                    List.of(),
                    List.of()))
        .toList();
  }

  /**
   * That all are named within 10 seconds is counted in messages, of which Slack takes one a second:
   * how fast the machine is says nothing of the bot. The full form: {@code
   * -Dexitcode.ledger.storm=9990}.
   */
  @Test
  void stormOfOneWorkload_hidesNoOther() throws IOException {
    List<CrowdPod> lone = List.of(pod(3), pod(5), pod(7), pod(9), pod(11));
    try (NoticeBench bench = new NoticeBench(folder, 400, 0)) {
      bench.startAndSync();
      for (int i = 0; i < STORM; i++) {
        bench.crash(CrowdPod.of(0, i % CrowdPod.PER_WORKLOAD));
      }
      int before = bench.transcript.entries().size();
      lone.forEach(pod -> bench.crash(pod, Death.of(1, "Error").withLog("panic: " + pod.name())));
      await()
          .atMost(NoticeBench.LONGEST)
          .until(() -> lone.stream().allMatch(pod -> named(bench, pod) != null));
      List<Entry> until = bench.transcript.entries();
      int last =
          lone.stream().mapToInt(pod -> until.indexOf(named(bench, pod))).max().orElseThrow();
      List<Entry> said = until.subList(Math.min(before, last), last + 1);
      assertThat(said).filteredOn(CrashLedgerTest::isPosted).hasSizeLessThanOrEqualTo(10);
      assertThat(bench.balanced().made()).isEqualTo(STORM + lone.size());
    }
  }

  private static boolean isPosted(Entry entry) {
    return entry.kind() == Kind.POSTED && entry.outbox() != 0;
  }

  private static CrowdPod pod(int workload) {
    return CrowdPod.of(workload, 0);
  }

  /** The first message that names it, whether written or changed. */
  private static Entry named(NoticeBench bench, CrowdPod pod) {
    return bench.transcript.entries().stream()
        .filter(entry -> entry.text().contains(pod.workload()))
        .findFirst()
        .orElse(null);
  }
}
