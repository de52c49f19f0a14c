package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.demo.Mishaps;
import dev.exitcode.demo.Mishaps.Subject;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.PodRef;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a newcomer breaks is diagnosed as what it is, and can be mended. */
final class ClusterMishapsTest {
  private static final String WEB = "shop/web-6d4b75cb6d-4jq7s";

  private DemoCluster cluster;
  private Mishaps mishaps;

  @BeforeEach
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    mishaps = cluster.mishaps();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private List<String> broken() {
    return mishaps.subjects().stream().filter(Subject::broken).map(Subject::id).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "oom, memory-limit-exceeded",
    "exit-1, missing-configuration",
    "segfault, native-crash",
    "panic, uncaught-exception",
    "liveness, liveness-probe-failed",
    "image, image-not-found",
  })
  void way_isDiagnosedAndEnds(String way, String cause) throws Exception {
    assertThat(mishaps.happen(WEB, way)).startsWith(WEB + ": ");
    assertThat(broken()).hasSize(1);
    assertThat(diagnosed(broken().getFirst())).isEqualTo(cause);
    mishaps.recover(broken().getFirst());
    assertThat(broken()).isEmpty();
  }

  @Test
  void everyWay_isInTheTableAbove() {
    assertThat(mishaps.ways()).hasSize(6);
  }

  @Test
  void whatIsUnwell_isNotOffered() {
    assertThat(mishaps.subjects())
        .extracting(Subject::id)
        .contains(WEB)
        .doesNotContain("shop/cart-7c9d6b5f4-x8kqp");
  }

  @Test
  void whatIsNotThere_isNamed() {
    assertThatThrownBy(() -> mishaps.happen(WEB, "flood")).hasMessageContaining("flood");
    assertThatThrownBy(() -> mishaps.happen("web", "oom")).hasMessageContaining("no Pod web/web");
    assertThatThrownBy(() -> mishaps.recover("a/b")).hasMessageContaining("no Pod a/b");
  }

  private String diagnosed(String id) throws Exception {
    String[] parts = id.split("/", 2);
    try (Clusters clusters =
            Clusters.of(List.of(ClusterAccess.url("demo", cluster.url())), Clock.systemUTC());
        ApiClient client = new ApiClient(cluster.url())) {
      JsonNode found = client.get("/api/v1/namespaces/%s/pods/%s".formatted(parts[0], parts[1]));
      PodRef pod = new PodRef("demo", parts[0], parts[1], found.at("/metadata/uid").asString());
      Collected collected = clusters.cases().collect(pod, LogsWanted.OF_TROUBLED);
      assertThat(collected).isInstanceOf(Collected.Case.class);
      List<Diagnosis> diagnoses =
          Diagnostician.standard().diagnose(((Collected.Case) collected).file());
      return diagnoses.isEmpty() ? "" : diagnoses.getFirst().cause().id();
    }
  }
}
