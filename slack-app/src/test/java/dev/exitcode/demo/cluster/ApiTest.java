package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

/** Answers and refusals in the words and shapes of a real API server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private static final String SHOP = "/api/v1/namespaces/shop";
  private static final String CART = SHOP + "/pods/cart-7c9d6b5f4-x8kqp";

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

  @Test
  void list_saysItsKindOnceAndGivesEachItemAVersion() throws Exception {
    JsonNode list = client.get(SHOP + "/pods");
    assertThat(list.path("kind").asString()).isEqualTo("PodList");
    assertThat(list.path("apiVersion").asString()).isEqualTo("v1");
    assertThat(list.at("/metadata/resourceVersion").asString()).matches("\\d+");
    assertThat(list.path("items"))
        .hasSize(6)
        .allSatisfy(
            pod -> {
              assertThat(pod.has("kind")).isFalse();
              assertThat(pod.at("/metadata/resourceVersion").asString()).matches("\\d+");
              assertThat(pod.at("/metadata/uid").asString()).hasSize(36);
            });
  }

  @Test
  void object_saysItsKind() throws Exception {
    JsonNode pod = client.get(CART);
    assertThat(pod.path("kind").asString()).isEqualTo("Pod");
    assertThat(pod.at("/metadata/ownerReferences/0/name").asString()).isEqualTo("cart-7c9d6b5f4");
    assertThat(pod.at("/status/containerStatuses/0/lastState/terminated/containerID").asString())
        .matches("containerd://[0-9a-f]{64}");
  }

  @Test
  void pages_holdEveryPodOnce() throws Exception {
    List<String> names = new ArrayList<>();
    String more = "";
    do {
      JsonNode page = client.get("/api/v1/pods?limit=4&continue=" + more);
      page.path("items").forEach(pod -> names.add(pod.at("/metadata/name").asString()));
      more = page.at("/metadata/continue").asString("");
      assertThat(page.at("/metadata/remainingItemCount").asInt(0)).isEqualTo(21 - names.size());
    } while (!more.isEmpty());
    assertThat(names).hasSize(21).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/pods | fieldSelector | spec.nodeName=node-arm | 1",
        "/api/v1/pods | fieldSelector | status.phase!=Running,metadata.namespace=platform | 3",
        "/api/v1/pods | fieldSelector | metadata.name=search-0 | 1",
        "/api/v1/pods | labelSelector | app=cart | 1",
        "/api/v1/pods | labelSelector | app in (cart, web) | 3",
        "/api/v1/pods | labelSelector | app notin (cart,web),pod-template-hash | 13",
        "/api/v1/pods | labelSelector | !pod-template-hash | 5",
        "/api/v1/namespaces/nowhere/pods | labelSelector | app=cart | 0",
        "/api/v1/namespaces/shop/events | fieldSelector"
            + " | involvedObject.kind=Pod,involvedObject.name=cart-7c9d6b5f4-x8kqp | 4",
        "/api/v1/namespaces/default/events | fieldSelector"
            + " | involvedObject.kind=Node,involvedObject.name=node-b | 3",
        "/apis/apps/v1/namespaces/shop/replicasets | labelSelector | app=cart | 2",
        "/apis/apps/v1/namespaces/shop/controllerrevisions | labelSelector | app=search | 2",
        "/apis/metrics.k8s.io/v1beta1/pods | labelSelector | x | 0",
      })
  void selectors_choose(String path, String kind, String selector, int found) throws Exception {
    String query = "?" + kind + "=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    assertThat(client.get(path + query).path("items"))
        .extracting(item -> item.at("/metadata/name").asString())
        .hasSize(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/namespaces/shop/pods/x | 404 | NotFound | pods \"x\" not found",
        "/apis/apps/v1/namespaces/shop/deployments/x | 404 | NotFound"
            + " | deployments.apps \"x\" not found",
        "/api/v1/namespaces/shop/secrets | 404 | NotFound"
            + " | the server could not find the requested resource",
        "/apis/example.org/v1/things | 404 | NotFound"
            + " | the server could not find the requested resource",
        "/api/v1/pods/cart | 404 | NotFound"
            + " | the server could not find the requested resource",
        "/api/v1/pods?fieldSelector=spec.image%3Dx | 400 | BadRequest"
            + " | field label not supported: spec.image",
        "/api/v1/pods?continue=xyz | 400 | BadRequest | continue key is not valid",
        "/apis/metrics.k8s.io/v1beta1/pods?watch=true | 405 | MethodNotAllowed"
            + " | the server does not allow this method on the requested resource",
      })
  void refusals_areWordedAsRealOnes(String path, int code, String reason, String message)
      throws Exception {
    assertRefused(client.ask(path), code, reason, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop/pods/web-6d4b75cb6d-4jq7s/log?previous=true"
            + " | previous terminated container \"web\" in pod \"web-6d4b75cb6d-4jq7s\" not found",
        "payments/pods/checkout-86c7d5f9b8-z4c6h/log"
            + " | container \"checkout\" in pod \"checkout-86c7d5f9b8-z4c6h\" is waiting to start:"
            + " PodInitializing",
        "shop/pods/thumbnails-7f8c9d4b5c-q6r8t/log"
            + " | container \"thumbnails\" in pod \"thumbnails-7f8c9d4b5c-q6r8t\" is waiting to"
            + " start: trying and failing to pull image",
        "payments/pods/notifier-64c8b7d9f6-v8d5n/log"
            + " | a container name must be specified for pod notifier-64c8b7d9f6-v8d5n, choose one"
            + " of: [notifier drain]",
        "shop/pods/search-0/log?container=db | container db is not valid for pod search-0",
      })
  void logsThatAreNotThere_areRefused(String path, String message) throws Exception {
    assertRefused(client.ask("/api/v1/namespaces/" + path), 400, "BadRequest", message);
  }

  @Test
  void logs_areCutAndStampedAsAsked() throws Exception {
    String log = SHOP + "/pods/search-0/log?previous=true";
    assertThat(client.ask(log + "&tailLines=1").body())
        .isEqualTo("Terminating due to java.lang.OutOfMemoryError: Java heap space\n");
    assertThat(client.ask(log + "&tailLines=1&limitBytes=11").body()).isEqualTo("Terminating");
    assertThat(client.ask(log + "&tailLines=1&timestamps=true").body())
        .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z Terminating due to (?s:.*)");
    assertThat(client.ask(log + "&tailLines=0").body()).isEmpty();
  }

  @Test
  void logInCrashLoop_isThatOfTheDeadInstance() throws Exception {
    assertThat(client.ask(CART + "/log").body())
        .contains("cart 2.8.0 starting")
        .isEqualTo(client.ask(CART + "/log?previous=true").body());
  }

  @Test
  void table_isGivenToThoseWhoAskForOne() throws Exception {
    JsonNode table = client.get(SHOP + "/pods", "application/json;as=Table;v=v1;g=meta.k8s.io");
    assertThat(table.path("kind").asString()).isEqualTo("Table");
    assertThat(table.path("rows")).hasSize(6);
  }

  @Test
  void discovery_namesWhatIsServed() throws Exception {
    assertThat(client.get("/api").path("versions").path(0).asString()).isEqualTo("v1");
    assertThat(client.get("/apis").path("groups"))
        .extracting(group -> group.path("name").asString())
        .containsExactly(
            "apps", "batch", "authorization.k8s.io", "coordination.k8s.io", "metrics.k8s.io");
    assertThat(client.get("/api/v1").path("resources"))
        .extracting(resource -> resource.path("name").asString())
        .contains("pods", "pods/log", "nodes");
  }

  private static void assertRefused(
      HttpResponse<String> answer, int code, String reason, String message) {
    JsonNode status = JsonMapper.shared().readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(status.path("kind").asString()).isEqualTo("Status");
    assertThat(status.path("status").asString()).isEqualTo("Failure");
    assertThat(status.path("reason").asString()).isEqualTo(reason);
    assertThat(status.path("message").asString()).isEqualTo(message);
    assertThat(status.path("code").asInt()).isEqualTo(code);
  }
}
