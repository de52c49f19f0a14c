package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.diagnosis.Diagnostician;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.k8s.Translation;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every pod of the demo, read over its API and diagnosed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPodsTest {
  private static final String HEALTHY = "";

  private DemoCluster cluster;
  private ApiClient client;

  @BeforeAll
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    client = new ApiClient(cluster.url());
  }

  @AfterAll
  void stop() {
    client.close();
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({
    "shop, cart-7c9d6b5f4-x8kqp, memory-limit-exceeded",
    "shop, web-6d4b75cb6d-4jq7s, ''",
    "shop, web-6d4b75cb6d-tn2wd, ''",
    "shop, search-0, java-heap-exhausted",
    "shop, recommendations-8647d9fbcd-m5zvl, native-crash",
    "shop, thumbnails-7f8c9d4b5c-q6r8t, image-not-found",
    "payments, api-7c9f8d6b54-ht4kp, liveness-probe-failed",
    "payments, api-7c9f8d6b54-wq9xd, ''",
    "payments, ledger-5d8b6c7f44-9cwlb, config-object-missing",
    "payments, worker-75b6c8d9ff-l2gxn, missing-configuration",
    "payments, checkout-86c7d5f9b8-z4c6h, dependency-unreachable",
    "payments, notifier-64c8b7d9f6-v8d5n, stopped-on-request",
    "platform, agent-7kx2m, ''",
    "platform, agent-p9w4c, wrong-architecture",
    "platform, report-29404290-k7s9f, command-not-found",
    "platform, backup-d6n8r, command-not-executable",
    "platform, greeter-5b9c7f8d6-2bqvz, completed-but-restarted",
    "platform, indexer-68d5c9b7f7-8dkfh, evicted-node-pressure",
    "platform, indexer-68d5c9b7f7-jx6tp, ''",
    "platform, cache-79b8c6d5f4-5mrtw, node-shutdown",
    "platform, cache-79b8c6d5f4-gk2qz, ''",
  })
  void pod_isDiagnosed(String namespace, String name, String cause) throws Exception {
    List<String> causes =
        Diagnostician.standard().diagnose(caseOf(namespace, name)).stream()
            .map(Diagnosis::cause)
            .map(c -> c.id())
            .toList();
    assertThat(causes.isEmpty() ? HEALTHY : causes.getFirst()).isEqualTo(cause);
  }

  @Test
  void everyPod_isInTheTableAbove() throws Exception {
    assertThat(client.get("/api/v1/pods").path("items").size()).isEqualTo(21);
  }

  private CaseFile caseOf(String namespace, String name) throws Exception {
    String base = "/api/v1/namespaces/" + namespace;
    ObjectNode list = JsonMapper.shared().createObjectNode().put("kind", "List");
    ArrayNode items = list.putArray("items");
    JsonNode pod = client.get(base + "/pods/" + name);
    items.add(pod);
    addAll(items, "Event", base + "/events?fieldSelector=involvedObject.name%3D" + name);
    String node = pod.path("spec").path("nodeName").asString();
    HttpResponse<String> found = client.ask("/api/v1/nodes/" + node);
    if (found.statusCode() == 200) {
      items.add(JsonMapper.shared().readTree(found.body()));
      addAll(items, "Event", "/api/v1/namespaces/default/events");
    }
    addAll(items, "ReplicaSet", "/apis/apps/v1/namespaces/" + namespace + "/replicasets");
    addAll(items, "Deployment", "/apis/apps/v1/namespaces/" + namespace + "/deployments");
    addAll(items, "StatefulSet", "/apis/apps/v1/namespaces/" + namespace + "/statefulsets");
    addAll(items, "DaemonSet", "/apis/apps/v1/namespaces/" + namespace + "/daemonsets");
    addAll(items, "Job", "/apis/batch/v1/namespaces/" + namespace + "/jobs");
    addAll(items, "CronJob", "/apis/batch/v1/namespaces/" + namespace + "/cronjobs");
    return new Translation()
        .cases(list)
        .getFirst()
        .withLogs(logs(base, pod))
        .withObservedAt(Instant.now());
  }

  private void addAll(ArrayNode items, String kind, String path) throws Exception {
    for (JsonNode item : client.get(path).path("items")) {
      items.add(((ObjectNode) item).put("kind", kind));
    }
  }

  private List<LogTail> logs(String base, JsonNode pod) throws Exception {
    List<LogTail> logs = new ArrayList<>();
    for (String kind : List.of("initContainers", "containers")) {
      for (JsonNode container : pod.path("spec").path(kind)) {
        add(logs, base, pod, container.path("name").asString());
      }
    }
    return logs;
  }

  private void add(List<LogTail> logs, String base, JsonNode pod, String container)
      throws Exception {
    String log =
        base
            + "/pods/"
            + pod.path("metadata").path("name").asString()
            + "/log?tailLines=500&container="
            + container;
    HttpResponse<String> previous = client.ask(log + "&previous=true");
    HttpResponse<String> current = previous.statusCode() == 200 ? previous : client.ask(log);
    if (current.statusCode() == 200) {
      logs.add(new LogTail(container, Instance.DEAD, current.body().lines().toList(), false));
    }
  }
}
