package dev.exitcode.k8s.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.k8s.apiserver.Manifests.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The roles ask for no more than reading, and docs/rbac.md gives a reason for each right. */
final class ManifestsTest {
  private static final Set<String> READING = Set.of("get", "list", "watch");

  private static final String LEASES = "leases.yaml";

  /** The only thing created: a question to the API server, which keeps nothing of it. */
  private static final Right QUESTION =
      new Right("access-review.yaml", "authorization.k8s.io/subjectaccessreviews", "create");

  @Test
  void roles_onlyRead() throws IOException {
    assertThat(all())
        .hasSizeGreaterThan(20)
        .filteredOn(r -> !READING.contains(r.verb()))
        .filteredOn(r -> !r.file().equals(LEASES))
        .containsExactly(QUESTION);
  }

  /** What is written is the bot's own, where it runs. */
  @Test
  void leases_areOfOneNamespaceAndNothingElse() throws IOException {
    assertThat(Manifests.rights(LEASES))
        .extracting(Right::resource)
        .containsOnly("coordination.k8s.io/leases");
    assertThat(Manifests.objects(LEASES))
        .allSatisfy(o -> assertThat(o.path("kind").asString()).isIn("Role", "RoleBinding"))
        .allSatisfy(o -> assertThat(o.at("/metadata/namespace").asString()).isEqualTo("exitcode"));
  }

  @Test
  void roles_readNothingSecretAndEnterNoPod() throws IOException {
    assertThat(all())
        .extracting(Right::resource)
        .noneMatch(
            r ->
                r.contains("*")
                    || r.contains("secret")
                    || r.contains("configmap")
                    || r.contains("token"))
        .filteredOn(
            r ->
                r.substring(r.indexOf('/') + 1).contains("/")
                    || r.startsWith("pods/")
                    || r.startsWith("nodes/"))
        .containsOnly("pods/log");
  }

  @Test
  void rules_nameResourcesOfGroupsAndNothingElse() throws IOException {
    for (String file : Manifests.files()) {
      assertThat(Manifests.rules(file))
          .allSatisfy(
              rule ->
                  assertThat(rule.propertyNames())
                      .containsExactly("apiGroups", "resources", "verbs"));
    }
  }

  @Test
  void logs_areAFileOfTheirOwn() throws IOException {
    assertThat(all())
        .filteredOn(r -> r.resource().equals("pods/log"))
        .extracting(Right::file)
        .containsExactlyInAnyOrder("cluster-logs.yaml", "namespaced-logs.yaml");
    assertThat(Manifests.rights("cluster-logs.yaml")).hasSize(1);
    assertThat(Manifests.rights("namespaced-logs.yaml")).hasSize(1);
  }

  @Test
  void bindings_giveOurRolesToOurAccountOnly() throws IOException {
    for (String file : Manifests.files()) {
      for (JsonNode binding :
          Manifests.objects(file).stream().filter(o -> o.has("roleRef")).toList()) {
        assertThat(binding.at("/roleRef/name").asString()).startsWith("exitcode");
        assertThat(binding.path("subjects"))
            .containsExactly(
                Api.tree(
                    "{\"kind\": \"ServiceAccount\", \"name\": \"exitcode\", \"namespace\":"
                        + " \"exitcode\"}"));
      }
    }
  }

  @Test
  void namespaced_concernsNoWholeCluster() throws IOException {
    for (String file : List.of("namespaced.yaml", "namespaced-logs.yaml")) {
      assertThat(Manifests.objects(file))
          .allSatisfy(o -> assertThat(o.path("kind").asString()).isIn("Role", "RoleBinding"))
          .allSatisfy(o -> assertThat(o.at("/metadata/namespace").isMissingNode()).isTrue());
    }
  }

  @Test
  void page_namesExactlyTheRightsThatAreGranted() throws IOException {
    assertThat(page()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all());
  }

  private static List<Right> all() throws IOException {
    List<Right> rights = new ArrayList<>();
    for (String file : Manifests.files()) {
      rights.addAll(Manifests.rights(file));
    }
    return rights;
  }

  /** The rows of the page's table: resource, verbs, files, for, lost without it. */
  private static List<Right> page() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "rbac.md")).stream()
        .filter(l -> l.startsWith("| `"))
        .map(l -> l.split(" *\\| *"))
        .filter(cells -> cells.length == 6)
        .flatMap(ManifestsTest::rights)
        .toList();
  }

  private static Stream<Right> rights(String[] cells) {
    return Stream.of(cells[3].split(", "))
        .flatMap(
            file ->
                Stream.of(cells[2].split(", "))
                    .map(verb -> new Right(file, cells[1].replace("`", ""), verb)));
  }
}
