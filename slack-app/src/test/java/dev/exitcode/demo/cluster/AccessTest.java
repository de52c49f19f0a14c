package dev.exitcode.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what is a table, and refusals are those of RBAC. */
class AccessTest {
  private static final String BOT = "system:serviceaccount:exitcode:exitcode";

  private static final String TABLE =
      """
      {"users": {"t-bot": "%s"},
       "grants": [
         {"subjects": ["%s"], "verbs": ["get", "list"], "resources": ["pods", "replicasets.apps"],
          "namespaces": ["shop"]},
         {"subjects": ["%s"], "verbs": ["create"],
          "resources": ["subjectaccessreviews.authorization.k8s.io"], "namespaces": ["*"]},
         {"subjects": ["alice", "group:on-call"], "verbs": ["get"], "resources": ["pods/log"],
          "namespaces": ["payments"]}]}
      """
          .formatted(BOT, BOT, BOT);

  private DemoCluster cluster;

  @BeforeEach
  void start() throws Exception {
    JsonNode table = JsonMapper.shared().readTree(TABLE);
    cluster = DemoCluster.start(0, ClusterState.empty(table), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/namespaces/shop/pods | 200 | ''",
        "/apis/apps/v1/namespaces/shop/replicasets | 200 | ''",
        "/api/v1/namespaces/shop/pods/x | 404 | pods \"x\" not found",
        "/api/v1/namespaces/payments/pods | 403 | pods is forbidden: User \""
            + BOT
            + "\" cannot"
            + " list resource \"pods\" in API group \"\" in the namespace \"payments\"",
        "/api/v1/pods | 403 | pods is forbidden: User \""
            + BOT
            + "\" cannot list resource"
            + " \"pods\" in API group \"\" at the cluster scope",
        "/api/v1/namespaces/shop/pods/x/log | 403 | pods \"x\" is forbidden: User \""
            + BOT
            + "\" cannot get resource \"pods/log\" in API group \"\" in the namespace \"shop\"",
        "/apis/apps/v1/namespaces/shop/deployments | 403 | deployments.apps is forbidden: User \""
            + BOT
            + "\" cannot list resource \"deployments\" in API group \"apps\" in the"
            + " namespace \"shop\"",
        "/api/v1/nodes/n | 403 | nodes \"n\" is forbidden: User \""
            + BOT
            + "\" cannot get"
            + " resource \"nodes\" in API group \"\" at the cluster scope",
      })
  void request_needsAGrant(String path, int code, String message) throws Exception {
    try (ApiClient bot = new ApiClient(cluster.url(), "t-bot")) {
      HttpResponse<String> answer = bot.ask(path);
      assertThat(answer.statusCode()).isEqualTo(code);
      assertThat(JsonMapper.shared().readTree(answer.body()).path("message").asString(""))
          .isEqualTo(message);
    }
  }

  @Test
  void unknownTokenOrNone_isUnauthorized() throws Exception {
    try (ApiClient stranger = new ApiClient(cluster.url(), "t-old");
        ApiClient nobody = new ApiClient(cluster.url())) {
      assertThat(stranger.ask("/api/v1/pods").statusCode()).isEqualTo(401);
      assertThat(nobody.ask("/api/v1/pods").body()).contains("\"reason\":\"Unauthorized\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alice, '', payments, log, true",
    "alice, '', shop, log, false",
    "alice, '', payments, '', false",
    "bob, on-call, payments, log, true",
    "bob, '', payments, log, false",
  })
  void review_tellsWhatTheTableSays(
      String user, String group, String namespace, String subresource, boolean allowed)
      throws Exception {
    String review =
        """
        {"spec": {"user": "%s", "groups": ["%s"], "resourceAttributes": {"verb": "get",
          "resource": "pods", "subresource": "%s", "namespace": "%s"}}}
        """
            .formatted(user, group, subresource, namespace);
    try (ApiClient bot = new ApiClient(cluster.url(), "t-bot")) {
      HttpResponse<String> answer =
          bot.post("/apis/authorization.k8s.io/v1/subjectaccessreviews", review);
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(JsonMapper.shared().readTree(answer.body()).at("/status/allowed").asBoolean())
          .isEqualTo(allowed);
    }
  }

  @Test
  void reviewThatIsNone_isRefused() throws Exception {
    try (ApiClient bot = new ApiClient(cluster.url(), "t-bot")) {
      String path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
      assertThat(bot.post(path, "{").statusCode()).isEqualTo(400);
      assertThat(bot.post(path, "{}").statusCode()).isEqualTo(400);
    }
  }
}
