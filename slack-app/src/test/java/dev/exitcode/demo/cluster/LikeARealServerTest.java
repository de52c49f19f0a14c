package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The demo's API server answers in the shapes that a real one was recorded with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LikeARealServerTest {
  private static final Path RECORDED =
      Path.of("../k8s-adapter/src/test/resources/dev/exitcode/k8s/recorded/1.37");

  private static final String RECORDED_PODS = "/api/v1/namespaces/recorded/pods";
  private static final String POD = RECORDED_PODS + "/api-7c9d5f4b6d-x2x9k";

  /** Whose keys are names that somebody chose, or that nothing here reads. */
  private static final Set<String> OPEN =
      Set.of(
          "labels", "annotations", "limits", "requests", "managedFields", "volumes", "tolerations");

  /** What the demo's pods do without: addresses, a token to mount, what no kubelet fills in. */
  private static final List<String> LEFT_OUT =
      List.of("/volumeMounts", "/hostIP", "/podIP", "/lastProbeTime");

  private static final String TABLE =
      """
      {"users": {"t-admin": "admin", "t-stranger": "system:serviceaccount:recorded:default"},
       "grants": [{"subjects": ["admin"], "verbs": ["get", "list"], "resources": ["*"], "namespaces": ["*"]}]}
      """;

  private DemoCluster recorded;
  private DemoCluster demo;

  @BeforeAll
  void start() throws Exception {
    ClusterState state = ClusterState.empty(JsonMapper.shared().readTree(TABLE));
    Resource pods = state.resources().ofKind("Pod");
    ObjectNode pod = (ObjectNode) recorded("pod");
    ((ObjectNode) pod.at("/status/containerStatuses/0")).putObject("lastState");
    state.store().put(pods, version -> Stored.of(pods, pod, version));
    recorded = DemoCluster.start(0, state, Clock.systemUTC());
    demo = DemoCluster.start(0, Clock.systemUTC());
  }

  @AfterAll
  void stop() {
    recorded.close();
    demo.close();
  }

  private static JsonNode recorded(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(RECORDED.resolve(name + ".json")));
  }

  @ParameterizedTest
  @CsvSource({
    "not-found,        404, t-admin,    /none",
    "forbidden,        403, t-stranger, /api-7c9d5f4b6d-x2x9k",
    "unauthorized,     401, no-token,   /api-7c9d5f4b6d-x2x9k",
    "log-no-previous,  400, t-admin,    /api-7c9d5f4b6d-x2x9k/log?previous=true",
    "log-no-container, 400, t-admin,    /api-7c9d5f4b6d-x2x9k/log?container=none",
  })
  void refusal_isWordForWordThatOfARealServer(String name, int code, String token, String path)
      throws Exception {
    try (ApiClient client = new ApiClient(recorded.url(), token)) {
      HttpResponse<String> answer = client.ask(RECORDED_PODS + path);
      assertThat(answer.statusCode()).isEqualTo(code);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(trimmed(answer.body())).isEqualTo(trimmed(recorded(name).toString()));
    }
  }

  @Test
  void listThatMayNotBeRead_isRefusedInTheSameWords() throws Exception {
    try (ApiClient client = new ApiClient(recorded.url(), "t-stranger")) {
      assertThat(client.get("/api/v1/pods")).isEqualTo(recorded("forbidden-list"));
    }
  }

  @Test
  void objects_haveTheFieldsOfRecordedOnes() throws Exception {
    try (ApiClient client = new ApiClient(demo.url())) {
      JsonNode pod = client.get("/api/v1/namespaces/shop/pods/cart-7c9d6b5f4-x8kqp");
      assertAlike(pod, recorded("pod"));
      String event = eventOf("kubelet", client.get("/api/v1/namespaces/shop/events"));
      assertAlike(client.get("/api/v1/namespaces/shop/events/" + event), recorded("event"));
      assertAlike(client.get("/api/v1/pods?limit=1"), recorded("pods-page"));
      HttpResponse<String> log = client.ask("/api/v1/namespaces/shop/pods/search-0/log");
      assertThat(log.headers().firstValue("Content-Type")).hasValue("text/plain");
    }
  }

  /** As the recorded one: the scheduler's have no host. Their order is that of their names. */
  private static String eventOf(String component, JsonNode events) {
    return events
        .path("items")
        .valueStream()
        .filter(event -> event.at("/source/component").asString("").equals(component))
        .map(event -> event.at("/metadata/name").asString())
        .findFirst()
        .orElseThrow();
  }

  /** A kubelet ends its own messages with a line break. */
  private static JsonNode trimmed(String status) {
    return JsonMapper.shared().readTree(status.replace("\\n\"", "\""));
  }

  /** All the fields of the real one are there but those left out, and have its types. */
  private static void assertAlike(JsonNode ours, JsonNode real) {
    Map<String, String> wanted = shape("", real, new TreeMap<>());
    Map<String, String> own = shape("", ours, new TreeMap<>());
    assertThat(wanted.keySet()).hasSizeGreaterThan(15);
    wanted.keySet().removeIf(path -> LEFT_OUT.stream().anyMatch(path::contains));
    assertThat(own).containsAllEntriesOf(wanted);
  }

  /** Each field's path and type; of a list what its items have. */
  private static Map<String, String> shape(String path, JsonNode node, Map<String, String> shape) {
    if (node.isArray()) {
      node.forEach(item -> shape(path + "[]", item, shape));
    } else if (node.isObject()) {
      node.propertyStream()
          .filter(field -> !OPEN.contains(field.getKey()))
          .forEach(field -> shape(path + "/" + field.getKey(), field.getValue(), shape));
    }
    shape.put(path, node.getNodeType().name());
    return shape;
  }
}
