package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Watches as a real API server serves them, and each way in which one may go wrong. */
@Timeout(20)
final class WatchTest {
  private static final String PODS = "/api/v1/pods";
  private static final String WEB = "web-6d4b75cb6d-4jq7s";

  private DemoCluster cluster;
  private ApiClient client;

  @BeforeEach
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    client = new ApiClient(cluster.url());
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private String version() throws Exception {
    return client.get(PODS + "?limit=1").at("/metadata/resourceVersion").asString();
  }

  private void crash() {
    cluster.kubelet().crash("shop", WEB, "web", Death.of(1, "Error"));
  }

  @Test
  void change_isToldToWhoAskedBeforeIt() throws Exception {
    try (WatchClient watch = client.watch(PODS, "resourceVersion=" + version())) {
      crash();
      JsonNode ended = watch.next();
      assertThat(ended.path("type").asString()).isEqualTo("MODIFIED");
      assertThat(ended.at("/object/kind").asString()).isEqualTo("Pod");
      String status = "/object/status/containerStatuses/0";
      assertThat(ended.at(status + "/state/terminated/exitCode").asInt()).isEqualTo(1);
      JsonNode again = watch.next();
      assertThat(again.at(status + "/restartCount").asInt()).isEqualTo(1);
      assertThat(again.at(status + "/lastState/terminated"))
          .isEqualTo(ended.at(status + "/state/terminated"));
    }
  }

  @Test
  void change_isToldToWhoAsksAfterIt() throws Exception {
    String before = version();
    crash();
    try (WatchClient watch = client.watch(PODS, "resourceVersion=" + before)) {
      assertThat(watch.next().at("/object/metadata/name").asString()).isEqualTo(WEB);
    }
  }

  @Test
  void watchFromNothing_beginsWithWhatIsThere() throws Exception {
    try (WatchClient watch = client.watch("/api/v1/namespaces/shop/pods", "resourceVersion=0")) {
      for (int i = 0; i < 6; i++) {
        assertThat(watch.next().path("type").asString()).isEqualTo("ADDED");
      }
      crash();
      assertThat(watch.next().path("type").asString()).isEqualTo("MODIFIED");
    }
  }

  @Test
  void streamedList_endsInABookmarkThatSaysSo() throws Exception {
    String query =
        "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
    try (WatchClient watch = client.watch("/api/v1/namespaces/shop/pods", query)) {
      List<JsonNode> told = watch.next(7);
      assertThat(told.getLast().path("type").asString()).isEqualTo("BOOKMARK");
      assertThat(told.getLast().at("/object/metadata/annotations").toString())
          .isEqualTo("{\"k8s.io/initial-events-end\":\"true\"}");
    }
  }

  @Test
  void selectors_makeComingAndGoingOfChanges() throws Exception {
    String failed = URLEncoder.encode("status.phase=Failed", StandardCharsets.UTF_8);
    String query = "fieldSelector=" + failed + "&resourceVersion=" + version();
    try (WatchClient watch = client.watch("/api/v1/namespaces/shop/pods", query)) {
      cluster.kubelet().edit("shop", WEB, pod -> pod.withObject("status").put("phase", "Failed"));
      cluster.kubelet().edit("shop", WEB, pod -> pod.withObject("metadata").put("x", "1"));
      cluster.kubelet().edit("shop", WEB, pod -> pod.withObject("status").put("phase", "Running"));
      assertThat(watch.next(3))
          .extracting(event -> event.path("type").asString())
          .containsExactly("ADDED", "MODIFIED", "DELETED");
    }
  }

  @Test
  void bookmarks_comeToWhoWantsThem() throws Exception {
    cluster.bookmarkEvery(Duration.ofMillis(50));
    String query = "allowWatchBookmarks=true&resourceVersion=" + version();
    try (WatchClient watch = client.watch(PODS, query)) {
      JsonNode bookmark = watch.next();
      assertThat(bookmark.path("type").asString()).isEqualTo("BOOKMARK");
      assertThat(bookmark.at("/object/metadata/resourceVersion").asString()).isEqualTo(version());
    }
  }

  @Test
  void watch_endsWhenItsTimeIsOver() throws Exception {
    try (WatchClient watch = client.watch(PODS, "timeoutSeconds=1&resourceVersion=" + version())) {
      assertThat(watch.rest()).isEmpty();
    }
  }

  @Test
  void forgottenPast_isTooOld() throws Exception {
    String before = version();
    crash();
    cluster.compact();
    try (WatchClient watch = client.watch(PODS, "resourceVersion=" + before)) {
      JsonNode error = watch.next();
      assertThat(error.path("type").asString()).isEqualTo("ERROR");
      assertThat(error.at("/object/code").asInt()).isEqualTo(410);
      assertThat(error.at("/object/reason").asString()).isEqualTo("Expired");
      assertThat(watch.rest()).isEmpty();
    }
  }

  @Test
  void pages_showWhatWasWhenTheListBegan() throws Exception {
    JsonNode first = client.get(PODS + "?limit=20");
    crash();
    String more = PODS + "?limit=20&continue=" + first.at("/metadata/continue").asString();
    assertThat(client.get(more).at("/metadata/resourceVersion"))
        .isEqualTo(first.at("/metadata/resourceVersion"));
    cluster.compact();
    assertThat(client.ask(more).statusCode()).isEqualTo(410);
  }

  @Test
  void rewoundVersions_leaveAWatchInTheDark() throws Exception {
    crash();
    String late = version();
    cluster.rewind(1_000);
    try (WatchClient watch = client.watch(PODS, "timeoutSeconds=1&resourceVersion=" + late)) {
      crash();
      assertThat(watch.rest()).isEmpty();
    }
    assertThat(Long.parseLong(version())).isLessThan(Long.parseLong(late));
  }

  @Test
  void meddling_reachesTheStreamAsItIs() throws Exception {
    try (WatchClient watch = client.watch(PODS, "resourceVersion=" + version())) {
      watch.opened(cluster);
      cluster.watches().getFirst().write("{\"type\":\"NEWS\",\"object\":{}}\n");
      assertThat(watch.next().path("type").asString()).isEqualTo("NEWS");
      cluster.watches().getFirst().end();
      assertThat(watch.rest()).isEmpty();
    }
  }

  @Test
  void hushedWatch_saysNothingMore() throws Exception {
    String query = "timeoutSeconds=1&resourceVersion=" + version();
    try (WatchClient watch = client.watch(PODS, query)) {
      watch.opened(cluster);
      cluster.watches().getFirst().hush();
      crash();
      assertThat(watch.rest()).isEmpty();
    }
  }
}
