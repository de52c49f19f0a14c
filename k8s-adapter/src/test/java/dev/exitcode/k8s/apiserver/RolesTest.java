package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the API server itself makes of the roles that we ship. */
@RealApiServer
final class RolesTest {
  @Test
  void cluster_grantsWhatTheFilesSayInAnyNamespace(ApiServer server) throws IOException {
    Account account = Shipped.everywhere(server.admin()).ready();
    assertThat(granted(server, account, "kube-system"))
        .containsExactlyInAnyOrderElementsOf(
            Manifests.granted("cluster.yaml", "cluster-logs.yaml"));
  }

  @Test
  void namespaced_grantsWhatTheFilesSayThereAndNothingElsewhere(ApiServer server)
      throws IOException {
    Shipped shipped = Shipped.account(server.admin());
    Account account =
        shipped.with("namespaced.yaml", "default").with("namespaced-logs.yaml", "default").ready();
    assertThat(granted(server, account, "default"))
        .containsExactlyInAnyOrderElementsOf(
            Manifests.granted("namespaced.yaml", "namespaced-logs.yaml"));
    assertThat(granted(server, account, "kube-system")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/secrets",
        "/api/v1/namespaces/default/configmaps",
        "/api/v1/nodes",
        "/api/v1/nodes/node-1/proxy/logs/",
        "/api/v1/namespaces/default/pods/p/exec?command=sh",
        "/api/v1/namespaces/default/pods/p/portforward",
        "/api/v1/events?watch=true"
      })
  void account_isRefusedToReadWhatNobodyGaveIt(String path, ApiServer server) throws IOException {
    Api api = Shipped.everywhere(server.admin()).ready().api();
    assertThat(api.get(path).status()).isEqualTo(403);
  }

  @Test
  void account_isRefusedToChangeAnything(ApiServer server) throws IOException {
    Api api = Shipped.everywhere(server.admin()).ready().api();
    assertThat(api.delete("/api/v1/namespaces/default/pods/p").status()).isEqualTo(403);
    String review = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
    assertThat(api.post(review, Api.tree("{\"spec\": {}}")).status()).isEqualTo(403);
  }

  /** What the account may do there beyond what any account may. */
  private static List<String> granted(ApiServer server, Account account, String namespace)
      throws IOException {
    List<String> anyone = allowed(Shipped.account(server.admin()).ready(), namespace);
    return allowed(account, namespace).stream().filter(r -> !anyone.contains(r)).toList();
  }

  private static List<String> allowed(Account account, String namespace) {
    JsonNode review =
        account
            .api()
            .post(
                "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                Api.tree("{\"spec\": {\"namespace\": \"" + namespace + "\"}}"))
            .ok();
    return review
        .at("/status/resourceRules")
        .valueStream()
        .flatMap(rule -> Manifests.rights("", rule))
        .map(Manifests.Right::words)
        .toList();
  }
}
