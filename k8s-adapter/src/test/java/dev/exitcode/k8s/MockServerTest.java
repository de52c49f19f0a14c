package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against a server that is not ours: fabric8's, which keeps what its client makes. */
@EnableKubernetesMockClient(crud = true, https = false)
class MockServerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private KubernetesMockServer server;
  private KubernetesClient client;

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("db-0")
        .withNamespace("shop")
        .addNewOwnerReference()
        .withKind("StatefulSet")
        .withName("db")
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("db")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .addNewContainerStatus()
        .withName("db")
        .withRestartCount(3)
        .withNewState()
        .withNewWaiting()
        .withReason("CrashLoopBackOff")
        .endWaiting()
        .endState()
        .withNewLastState()
        .withNewTerminated()
        .withExitCode(1)
        .withReason("Error")
        .endTerminated()
        .endLastState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  @Test
  void pod_isFoundAndCollected() {
    client.pods().inNamespace("shop").resource(pod()).create();
    server
        .expect()
        .get()
        .withPath("/api/v1/namespaces/shop/pods/db-0/log?container=db&previous=true&tailLines=500")
        .andReturn(200, "port in use\n")
        .always();
    URI url = URI.create(server.url("/"));
    try (Clusters clusters = Clusters.of(List.of(ClusterAccess.url("mock", url)), FakeApi.CLOCK)) {
      PodMatch match = find(clusters);
      assertThat(match.state()).isEqualTo("CrashLoopBackOff");
      CaseFile file = collect(clusters, match.pod());
      assertThat(file.pod().identity().name()).isEqualTo("db-0");
      assertThat(file.logs())
          .containsExactly(new LogTail("db", Instance.DEAD, List.of("port in use"), false));
    }
  }

  /** However many seconds a busy machine takes for what a person would wait for. */
  private static PodMatch find(Clusters clusters) {
    Lookup found =
        await()
            .atMost(PATIENCE)
            .until(
                () -> clusters.pods().find(PodQuery.parse("db"), Scope.EVERYTHING),
                Lookup.One.class::isInstance);
    return ((Lookup.One) found).match();
  }

  private static CaseFile collect(Clusters clusters, PodRef pod) {
    Collected collected =
        await()
            .atMost(PATIENCE)
            .until(
                () -> clusters.cases().collect(pod, LogsWanted.OF_TROUBLED),
                MockServerTest::isInTime);
    return ((Collected.Case) collected).file();
  }

  private static boolean isInTime(Collected collected) {
    return collected instanceof Collected.Case(CaseFile file)
        && file.missing().stream().noneMatch(m -> m.why() == Missing.Why.TIMED_OUT);
  }
}
