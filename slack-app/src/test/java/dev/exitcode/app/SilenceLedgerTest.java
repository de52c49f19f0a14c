package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.demo.Transcript.Entry;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.demo.cluster.DemoCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Normal life of a cluster, and one crash in the middle of it: the crash alone is told. */
@Timeout(600)
final class SilenceLedgerTest {
  private static final String JOB =
      """
      {"apiVersion": "v1", "kind": "Pod",
       "metadata": {"name": "%1$s", "namespace": "shop", "uid": "uid-%1$s", "ownerReferences":
         [{"apiVersion": "batch/v1", "kind": "Job", "name": "%1$s", "uid": "job", "controller": true}]},
       "spec": {"restartPolicy": "Never", "nodeName": "node-b",
         "containers": [{"name": "job", "image": "registry.acme.example/job:1"}]},
       "status": {"phase": "Running", "containerStatuses": [{"name": "job", "ready": true,
         "restartCount": 0, "image": "registry.acme.example/job:1", "imageID": "", "containerID":
         "containerd://%1$s", "state": {"running": {"startedAt": "2026-01-01T00:00:00Z"}}}]}}
      """;

  @TempDir private Path folder;

  @Test
  void normalLife_isSilent_andTheCrashInTheMiddleIsTold() throws IOException, SQLException {
    DemoCluster cluster = DemoCluster.start(0, Clock.systemUTC());
    try (NoticeBench bench = new NoticeBench(folder, cluster, 0)) {
      bench.startAndSync();
      await().atMost(NoticeBench.LONGEST).until(() -> bench.roots().size() == 1);
      live(cluster);
      await().atMost(NoticeBench.LONGEST).until(() -> named(bench, "failing-job"));
      await().atMost(NoticeBench.LONGEST).until(() -> bench.openRows().isEmpty());
      assertThat(bench.roots()).as("the summary, and the job that failed").hasSize(2);
      assertThat(reasons(bench))
          .as("kept with their reasons")
          .contains("STOPPING")
          .isSubsetOf("STOPPING", "FINISHED", "NODE_SHUTDOWN");
    }
  }

  private static void live(DemoCluster cluster) {
    cluster.controllers().delete("shop", "web-6d4b75cb6d-4jq7s");
    cluster.controllers().rollOut("shop", "web", "registry.acme.example/shop/web:12.0.0");
    cluster.controllers().scaleDown("shop", "web", 1);
    cluster.controllers().drain("node-a");
    job(cluster, "good-job", Death.of(0, "Completed"));
    job(cluster, "failing-job", Death.of(1, "Error").withLog("panic: no such table"));
  }

  private static void job(DemoCluster cluster, String name, Death end) {
    cluster.controllers().create((ObjectNode) JsonMapper.shared().readTree(JOB.formatted(name)));
    cluster.kubelet().crash("shop", name, "job", end);
  }

  private static boolean named(NoticeBench bench, String word) {
    return bench.roots().stream().map(Entry::text).anyMatch(text -> text.contains(word));
  }

  /** Why what came after the first look was not told. */
  private static List<String> reasons(NoticeBench bench) throws SQLException {
    return bench
        .ledger
        .rows("select distinct reason from verdict where decision in ('FILTERED', 'SILENCED')")
        .stream()
        .map(row -> row.get("reason"))
        .toList();
  }
}
