package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What a watch is told of what happens to containers and pods. */
@Timeout(20)
final class MishapsTest {
  private static final String PODS = "/api/v1/namespaces/shop/pods";
  private static final String WEB = "web-6d4b75cb6d-4jq7s";
  private static final String OTHER = "web-6d4b75cb6d-tn2wd";
  private static final Death OOM = Death.of(137, "OOMKilled").withLog("allocating", "more");

  private DemoCluster cluster;
  private ApiClient client;
  private WatchClient watch;

  @BeforeEach
  void start() throws Exception {
    cluster = DemoCluster.start(0, Clock.systemUTC());
    client = new ApiClient(cluster.url());
    String version = client.get(PODS).at("/metadata/resourceVersion").asString();
    watch = client.watch(PODS, "timeoutSeconds=2&resourceVersion=" + version);
  }

  @AfterEach
  void stop() throws Exception {
    watch.close();
    client.close();
    cluster.close();
  }

  private JsonNode web() throws Exception {
    return client.get(PODS + "/" + WEB);
  }

  private JsonNode container() throws Exception {
    return web().at("/status/containerStatuses/0");
  }

  /** The next events as {@code TYPE name}. */
  private List<String> told(int count) throws Exception {
    List<String> told = new ArrayList<>();
    for (JsonNode event : watch.next(count)) {
      String name = event.at("/object/metadata/name").asString();
      told.add(
          event.path("type").asString()
              + " "
              + (List.of(WEB, OTHER).contains(name) ? name : "new"));
    }
    return told;
  }

  @Test
  void firstEnd_isFollowedByAStartAtOnce() throws Exception {
    cluster.kubelet().crash("shop", WEB, "web", OOM);
    assertThat(container().path("restartCount").asInt()).isEqualTo(1);
    assertThat(container().at("/state").has("running")).isTrue();
    assertThat(container().at("/lastState/terminated/reason").asString()).isEqualTo("OOMKilled");
    assertThat(client.ask(PODS + "/" + WEB + "/log?previous=true").body())
        .isEqualTo("allocating\nmore\n");
    assertThat(client.ask(PODS + "/" + WEB + "/log").body()).isEmpty();
  }

  @Test
  void furtherEnds_areFollowedByABackOffThatGrows() throws Exception {
    for (int i = 0; i < 3; i++) {
      cluster.kubelet().crash("shop", WEB, "web", OOM);
    }
    assertThat(container().path("restartCount").asInt()).isEqualTo(2);
    assertThat(container().at("/state/waiting/reason").asString()).isEqualTo("CrashLoopBackOff");
    assertThat(container().at("/state/waiting/message").asString())
        .startsWith("back-off 20s restarting failed container=web pod=" + WEB + "_shop(");
    assertThat(web().at("/status/conditions/0/status").asString()).isEqualTo("False");
    String about = "?fieldSelector=involvedObject.name%3D" + WEB;
    assertThat(client.get("/api/v1/namespaces/shop/events" + about).path("items"))
        .anySatisfy(event -> assertThat(event.path("reason").asString()).isEqualTo("BackOff"));
  }

  @Test
  void recovered_isReadyAndKeepsItsPast() throws Exception {
    cluster.kubelet().crash("shop", WEB, "web", OOM);
    cluster.kubelet().crash("shop", WEB, "web", OOM);
    cluster.kubelet().recover("shop", WEB);
    assertThat(container().path("ready").asBoolean()).isTrue();
    assertThat(container().path("restartCount").asInt()).isEqualTo(2);
    assertThat(web().at("/status/conditions/0/status").asString()).isEqualTo("True");
    assertThat(container().at("/lastState/terminated/exitCode").asInt()).isEqualTo(137);
  }

  @Test
  void containerThatIsNot_cannotEnd() {
    assertThatThrownBy(() -> cluster.kubelet().crash("shop", WEB, "db", OOM))
        .hasMessageContaining("no container db");
    assertThatThrownBy(() -> cluster.kubelet().crash("shop", "nobody", "db", OOM))
        .hasMessageContaining("no Pod shop/nobody");
  }

  @Test
  void jobThatIsNotStartedAgain_failsForGood() throws Exception {
    cluster.kubelet().edit("shop", WEB, p -> p.withObject("spec").put("restartPolicy", "Never"));
    cluster.kubelet().crash("shop", WEB, "web", Death.of(1, "Error"));
    assertThat(web().at("/status/phase").asString()).isEqualTo("Failed");
    assertThat(container().at("/state/terminated/exitCode").asInt()).isEqualTo(1);
  }

  @Test
  void deletedPod_goesInStepsAndAnotherComes() throws Exception {
    cluster.controllers().delete("shop", WEB);
    assertThat(told(5))
        .containsExactly(
            "MODIFIED " + WEB, "MODIFIED " + WEB, "DELETED " + WEB, "ADDED new", "MODIFIED new");
    assertThat(client.get(PODS).path("items")).hasSize(6);
  }

  @Test
  void unseenReplacement_isAnotherUidAtTheSameName() throws Exception {
    String before = web().at("/metadata/uid").asString();
    cluster.controllers().replaceUnseen("shop", WEB);
    assertThat(told(1)).containsExactly("MODIFIED " + WEB);
    assertThat(web().at("/metadata/uid").asString()).isNotEqualTo(before);
  }

  @Test
  void podThatWaits_wasMadeNew() throws Exception {
    Waiting why = new Waiting("ImagePullBackOff", "Back-off pulling image");
    String name = cluster.controllers().replaceWaiting("shop", WEB, why);
    JsonNode pod = client.get(PODS + "/" + name);
    assertThat(pod.at("/status/phase").asString()).isEqualTo("Pending");
    assertThat(pod.at("/status/containerStatuses/0/state/waiting/reason").asString())
        .isEqualTo("ImagePullBackOff");
  }

  @Test
  void evictedPod_staysFailedAndAnotherRuns() throws Exception {
    cluster.controllers().evict("shop", WEB, "The node was low on resource: memory.");
    assertThat(web().at("/status/reason").asString()).isEqualTo("Evicted");
    assertThat(web().at("/status/phase").asString()).isEqualTo("Failed");
    assertThat(client.get(PODS).path("items")).hasSize(7);
  }

  @Test
  void drainedNode_keepsItsDaemonsOnly() throws Exception {
    cluster.controllers().drain("node-a");
    List<String> left = new ArrayList<>();
    client
        .get("/api/v1/pods?fieldSelector=spec.nodeName%3Dnode-a")
        .path("items")
        .forEach(pod -> left.add(pod.at("/metadata/ownerReferences/0/kind").asString()));
    assertThat(left).containsOnly("DaemonSet");
    assertThat(client.get("/api/v1/nodes/node-a").at("/spec/unschedulable").asBoolean()).isTrue();
  }

  @Test
  void rollout_runsTheNewBeforeTheOldGo() throws Exception {
    cluster.controllers().rollOut("shop", "web", "registry.acme.example/shop/web:12.0.0");
    assertThat(told(10))
        .containsExactlyElementsOf(
            Stream.of(WEB, OTHER)
                .flatMap(
                    old ->
                        Stream.of(
                            "ADDED new",
                            "MODIFIED new",
                            "MODIFIED " + old,
                            "MODIFIED " + old,
                            "DELETED " + old))
                .toList());
    JsonNode web = client.get("/apis/apps/v1/namespaces/shop/deployments/web");
    assertThat(web.at("/metadata/annotations").toString()).contains("\"32\"");
    assertThat(client.get(PODS + "?labelSelector=app%3Dweb").path("items"))
        .allSatisfy(
            pod ->
                assertThat(pod.at("/status/containerStatuses/0/image").asString())
                    .endsWith(":12.0.0"));
  }

  @Test
  void scaledDown_hasSoManyLess() throws Exception {
    cluster.controllers().scaleDown("shop", "web", 1);
    assertThat(told(3)).last().isEqualTo("DELETED " + OTHER);
  }
}
