package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many pods, page by page. */
class CrowdTest {
  private static final int MANY = 20_000;

  @Test
  void crowd_isListedWholeAndFoundOneByOne() throws Exception {
    try (DemoCluster cluster = DemoCluster.crowded(0, Clock.systemUTC(), MANY);
        ApiClient client = new ApiClient(cluster.url())) {
      int found = 0;
      String more = "";
      do {
        JsonNode page = client.get("/api/v1/pods?limit=5000&continue=" + more);
        found += page.path("items").size();
        more = page.at("/metadata/continue").asString("");
      } while (!more.isEmpty());
      assertThat(found).isEqualTo(MANY + 21);
      String one = "/api/v1/namespaces/team-0007/pods/svc-03-6b8f7d5c9-00061";
      JsonNode pod = client.get(one);
      assertThat(pod.at("/metadata/labels/app").asString()).isEqualTo("svc-03");
      assertThat(pod.at("/spec/nodeName").asString()).isEqualTo("crowd-node-70");
      assertThat(client.ask(one + "/log?tailLines=500").body().lines()).hasSize(500);
      JsonNode siblings =
          client.get("/api/v1/namespaces/team-0007/pods?labelSelector=app%3Dsvc-03");
      assertThat(siblings.path("items")).hasSize(20);
    }
  }
}
