package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.WorkloadFacts;
import dev.exitcode.k8s.CaseCollector;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the adapter makes of what a real API server answers. */
@RealApiServer
final class CollectingTest {
  private static final String API = "api-7c9d5f4b6d-x2x9k";

  @TempDir private Path folder;

  private Reader reader(ApiServer server) throws IOException {
    return Reader.of(server, Shipped.everywhere(server.admin()).ready(), folder);
  }

  @Test
  void pod_isFoundAndReadWithItsSurroundings(ApiServer server) throws IOException {
    World world = World.create(server.admin(), "known");
    try (Reader reader = reader(server)) {
      assertThat(reader.find("known/" + API).uid()).isEqualTo(world.uid("Pod", API));
      CaseFile file = reader.collect("known/" + API);
      assertThat(file.pod().container("api").status().restarts()).isEqualTo(5);
      assertThat(file.events()).extracting(EventFacts::reason).contains("BackOff");
      assertThat(file.node()).isNotNull();
      assertThat(file.siblings())
          .extracting(pod -> pod.identity().name())
          .contains("api-7c9d5f4b6d-qqm4z", "ledger-0");
    }
  }

  @Test
  void workload_isReadWithWhatItsRevisionsChanged(ApiServer server) throws IOException {
    World.create(server.admin(), "changed");
    try (Reader reader = reader(server)) {
      CaseFile file = reader.collect("changed/" + API);
      assertThat(file.workloads())
          .extracting(WorkloadFacts::kind)
          .contains("ReplicaSet", "Deployment");
      assertThat(file.workloads().stream().flatMap(w -> w.changes().stream()))
          .anyMatch(c -> c.what().contains("api:1.9") && c.what().contains("api:2.0"));
    }
  }

  @Test
  void eventOfTheNewerApi_isReadToo(ApiServer server) throws IOException {
    World.create(server.admin(), "events");
    try (Reader reader = reader(server)) {
      assertThat(reader.collect("events/legacy-w4tzn").events())
          .extracting(EventFacts::message)
          .containsExactly("Failed to pull image \"registry.example/legacy:1\": not found");
    }
  }

  @Test
  void logBeforeTheEnd_comesThroughTheServerFromTheNodesKubelet(ApiServer server)
      throws IOException {
    World.create(server.admin(), "tail");
    server.kubelet().previous("tail/" + API + "/api", "starting\nout of memory\n");
    try (Reader reader = reader(server)) {
      assertThat(reader.collect("tail/" + API).logs())
          .anySatisfy(log -> assertThat(log.lines()).containsExactly("starting", "out of memory"));
    }
  }

  @Test
  void logs_areOfTheInstanceAskedForOrMissing(ApiServer server) throws IOException {
    World.create(server.admin(), "logs");
    server.kubelet().current("logs/ledger-0/ledger", "now\n");
    server.kubelet().previous("logs/ledger-0/ledger", "before\n");
    try (Reader reader = reader(server)) {
      CaseCollector cases = reader.clusters().cases();
      PodRef pod = reader.find("logs/ledger-0");
      assertThat(cases.logs(pod, "ledger", false).tail().lines()).containsExactly("now");
      assertThat(cases.logs(pod, "ledger", true).tail().lines()).containsExactly("before");
      PodRef other = reader.find("logs/shipper-k7w2p");
      assertThat(cases.logs(other, "shipper", true).missing()).isEqualTo(Missing.Why.NOT_FOUND);
    }
  }

  @Test
  void withoutTheRightToLogs_theRestIsThereAndLogsAreForbidden(ApiServer server)
      throws IOException {
    World.create(server.admin(), "nologs");
    Account account = Shipped.account(server.admin()).with("cluster.yaml").ready();
    try (Reader reader = Reader.of(server, account, folder)) {
      CaseFile file = reader.collect("nologs/ledger-0");
      assertThat(file.missing())
          .filteredOn(m -> m.what() == Missing.What.LOGS)
          .isNotEmpty()
          .allMatch(m -> m.why() == Missing.Why.FORBIDDEN);
      assertThat(file.workloads()).extracting(WorkloadFacts::kind).contains("StatefulSet");
    }
  }

  @Test
  void withoutAnyRight_theClusterIsToldAsForbidden(ApiServer server) throws IOException {
    World.create(server.admin(), "norights");
    Account account = Shipped.account(server.admin()).ready();
    try (Reader reader = Reader.of(server, account, folder)) {
      for (String typed : List.of("norights/ledger-0", "nowhere/ledger-0", "ledger-0")) {
        assertThat(reader.look(typed))
            .isEqualTo(new Lookup.None(List.of(new Lookup.Unasked("real", Missing.Why.FORBIDDEN))));
      }
    }
  }
}
