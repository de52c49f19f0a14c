package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.AccessReview;
import dev.exitcode.k8s.AccessReview.Question;
import dev.exitcode.k8s.Lookup;
import dev.exitcode.k8s.PodQuery;
import dev.exitcode.k8s.Scope;
import dev.exitcode.k8s.apiserver.Audit.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the adapter gets along with the rights that we ship, and needs each of them. */
@RealApiServer
final class RightsInUseTest {
  @TempDir private Path folder;

  @Test
  void everywhere_everyFeatureWorksAndUsesEachRightAndIsDeniedNothing(ApiServer server)
      throws IOException {
    World.create(server.admin(), "shop");
    Account account = Shipped.everywhere(server.admin()).ready();
    try (Reader reader = Reader.of(server, account, folder)) {
      assertThat(reader.look("ledger")).isNotInstanceOf(Lookup.None.class);
      useAll(reader, "shop");
    }
    assertThat(server.audit().of(account)).filteredOn(Call::denied).isEmpty();
    assertThat(server.audit().used(account))
        .containsExactlyInAnyOrderElementsOf(
            Manifests.granted("cluster.yaml", "cluster-logs.yaml"));
  }

  @Test
  void namespaced_everyFeatureWorksThere(ApiServer server) throws IOException {
    Account account = namespaced(server, "scoped-a", "scoped-b");
    try (Reader reader = Reader.of(server, account, folder, "scoped-a", "scoped-b")) {
      useAll(reader, "scoped-a");
    }
    assertThat(server.audit().of(account)).filteredOn(Call::denied).isEmpty();
    assertThat(server.audit().of(account))
        .extracting(Call::namespace)
        .containsOnly("scoped-a", "scoped-b");
    assertThat(server.audit().used(account))
        .containsExactlyInAnyOrderElementsOf(
            Manifests.granted("namespaced.yaml", "namespaced-logs.yaml"));
  }

  @Test
  void namespaced_podsOfOtherNamespacesAreNotFound(ApiServer server) throws IOException {
    World.create(server.admin(), "other-c");
    Account account = namespaced(server, "other-a", "other-b");
    try (Reader reader = Reader.of(server, account, folder, "other-a", "other-b")) {
      assertThat(reader.look("ledger-0"))
          .isInstanceOfSatisfying(
              Lookup.Several.class,
              several ->
                  assertThat(several.matches())
                      .extracting(m -> m.pod().namespace())
                      .containsExactlyInAnyOrder("other-a", "other-b"));
      assertThat(reader.look("other-c/ledger-0")).isInstanceOf(Lookup.None.class);
    }
  }

  @Test
  void review_saysWhatTheClustersOwnRulesSay(ApiServer server) throws IOException {
    World.create(server.admin(), "reviewed");
    letReadersIn(server.admin(), "reviewed");
    Account account = Shipped.account(server.admin()).with("access-review.yaml").ready();
    try (Reader reader = Reader.of(server, account, folder)) {
      AccessReview review = reader.clusters().access();
      assertThat(review.allows(question("reviewed", "readers"))).isTrue();
      assertThat(review.allows(question("reviewed", "others"))).isFalse();
      assertThat(review.allows(question("default", "readers"))).isFalse();
    }
    assertThat(server.audit().used(account))
        .containsExactlyElementsOf(Manifests.granted("access-review.yaml"));
  }

  @Test
  void scopeThatAsksTheCluster_hidesWhatItDenies(ApiServer server) throws IOException {
    World.create(server.admin(), "let-in");
    World.create(server.admin(), "shut-out");
    letReadersIn(server.admin(), "let-in");
    Account account = Shipped.everywhere(server.admin()).with("access-review.yaml").ready();
    try (Reader reader = Reader.of(server, account, folder)) {
      AccessReview review = reader.clusters().access();
      Scope scope = (cluster, namespace, labels) -> review.allows(question(namespace, "readers"));
      assertThat(find(reader, "let-in/ledger-0", scope)).isInstanceOf(Lookup.One.class);
      assertThat(find(reader, "shut-out/ledger-0", scope))
          .isInstanceOf(Lookup.None.class)
          .isEqualTo(find(reader, "not-there/ledger-0", scope));
    }
  }

  private static Lookup find(Reader reader, String typed, Scope scope) {
    return reader.clusters().pods().find(PodQuery.parse(typed), scope);
  }

  private static Question question(String namespace, String group) {
    return new Question("real", namespace, "jane", List.of(group), true);
  }

  private static Account namespaced(ApiServer server, String... namespaces) throws IOException {
    Shipped shipped = Shipped.account(server.admin());
    for (String namespace : namespaces) {
      World.create(server.admin(), namespace);
      shipped.with("namespaced.yaml", namespace).with("namespaced-logs.yaml", namespace);
    }
    return shipped.ready();
  }

  /** What is asked of a cluster in answering people, once for each kind of workload. */
  private static void useAll(Reader reader, String namespace) {
    for (String pod : Reader.PODS) {
      assertThat(reader.collect(namespace + "/" + pod).missing())
          .noneMatch(m -> m.why() == Missing.Why.FORBIDDEN);
    }
    reader.watch();
  }

  private static void letReadersIn(Api admin, String namespace) {
    String path = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace;
    String role =
        """
        {"metadata": {"name": "readers"},
         "rules": [{"apiGroups": [""], "resources": ["pods", "pods/log"], "verbs": ["get"]}]}
        """;
    String binding =
        """
        {"metadata": {"name": "readers"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "readers"},
         "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "readers"}]}
        """;
    admin.post(path + "/roles", Api.tree(role)).ok();
    admin.post(path + "/rolebindings", Api.tree(binding)).ok();
  }
}
