package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodMatch;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.PodRef;
import dev.exitcode.k8s.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newcomer types, answered from the demo's cluster through the real adapter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdapterTest {
  /** However busy the machine is. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private DemoCluster cluster;
  private Clusters clusters;

  @BeforeAll
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    clusters = Clusters.of(List.of(ClusterAccess.url("demo", cluster.url())), Clock.systemUTC());
    await().atMost(PATIENCE).until(this::knowsAll);
  }

  private boolean knowsAll() {
    clusters.warm();
    return clusters.views().getFirst().pods() == 21;
  }

  @AfterAll
  void stop() {
    clusters.close();
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({
    "cart, memory-limit-exceeded",
    "search, java-heap-exhausted",
    "recommendations, native-crash",
    "thumbnails, image-not-found",
    "payments/api, liveness-probe-failed",
    "api, liveness-probe-failed",
    "ledger, config-object-missing",
    "worker, missing-configuration",
    "checkout, dependency-unreachable",
    "notifier, stopped-on-request",
    "agent, wrong-architecture",
    "demo:platform/report, command-not-found",
    "backup, command-not-executable",
    "greeter, completed-but-restarted",
    "indexer, evicted-node-pressure",
    "cache, node-shutdown",
  })
  void name_leadsToTheCause(String typed, String cause) {
    List<Diagnosis> diagnoses = Diagnostician.standard().diagnose(caseOf(typed));
    assertThat(diagnoses.getFirst().cause().id()).isEqualTo(cause);
  }

  @Test
  void newImage_isKnownToHaveComeBeforeTheCrash() {
    assertThat(caseOf("cart").workloads())
        .flatExtracting(WorkloadFacts::changes)
        .extracting(WorkloadFacts.Change::what)
        .anySatisfy(what -> assertThat(what).contains("2.7.3").contains("2.8.0"));
  }

  private CaseFile caseOf(String typed) {
    PodRef pod = worst(typed).pod();
    Collected collected =
        await()
            .atMost(PATIENCE)
            .until(
                () -> clusters.cases().collect(pod, LogsWanted.OF_TROUBLED), AdapterTest::isInTime);
    return ((Collected.Case) collected).file();
  }

  private static boolean isInTime(Collected collected) {
    return collected instanceof Collected.Case(CaseFile file)
        && file.missing().stream().noneMatch(m -> m.why() == Missing.Why.TIMED_OUT);
  }

  /** The one that is meant, or the first of those to choose from. */
  private PodMatch worst(String typed) {
    return switch (clusters.pods().find(PodQuery.parse(typed), Scope.EVERYTHING)) {
      case Lookup.One one -> one.match();
      case Lookup.Several several -> several.matches().getFirst();
      case Lookup.None none -> throw new AssertionError("nothing fits " + typed + ": " + none);
    };
  }
}
