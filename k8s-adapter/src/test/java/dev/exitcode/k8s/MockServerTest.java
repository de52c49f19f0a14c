package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against a server that is not ours: fabric8's, which keeps what its client makes. */
@EnableKubernetesMockClient(crud = true, https = false)
class MockServerTest {
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
      Lookup lookup = clusters.pods().find(PodQuery.parse("db"), Scope.EVERYTHING);
      assertThat(lookup).isInstanceOf(Lookup.One.class);
      PodMatch match = ((Lookup.One) lookup).match();
      assertThat(match.state()).isEqualTo("CrashLoopBackOff");
      Collected collected = clusters.cases().collect(match.pod(), LogsWanted.OF_TROUBLED);
      CaseFile file = ((Collected.Case) collected).file();
      assertThat(file.pod().identity().name()).isEqualTo("db-0");
      assertThat(file.logs())
          .containsExactly(new LogTail("db", Instance.DEAD, List.of("port in use"), false));
    }
  }
}
