package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The labelled cases of this repository. */
class LabelledCasesTest {
  private static final Path CASES = Path.of("../core/src/test/resources/cases");

  @Test
  void everyCase_keepsItsNames() throws IOException {
    for (Path input : inputs()) {
      JsonNode tree = Parsed.tree(Files.readString(input));
      List<CaseFile> cases = new Translation().cases(tree);
      if (tree.isArray()) {
        assertThat(cases).as("%s is of Docker", input).isEmpty();
      } else {
        assertThat(cases).as("%s", input).isNotEmpty();
        JsonNode first = tree.has("items") ? tree.path("items").get(0) : tree;
        assertNames(input, first, cases.getFirst());
      }
    }
  }

  private static void assertNames(Path input, JsonNode first, CaseFile file) {
    String name = Json.text(first.path("metadata"), "name");
    if ("Job".equals(Json.text(first, "kind"))) {
      assertThat(file.pod().identity().name()).as("%s", input).isNull();
      assertThat(file.workloads().getFirst().name()).as("%s", input).isEqualTo(name);
      return;
    }
    List<String> containers = new ArrayList<>();
    for (String field : List.of("initContainers", "containers")) {
      first.path("spec").path(field).forEach(c -> containers.add(c.path("name").asString()));
    }
    assertThat(file.pod().identity().name()).as("%s", input).isEqualTo(name);
    assertThat(file.pod().containers())
        .as("%s", input)
        .extracting(ContainerFacts::name)
        .containsExactlyElementsOf(containers);
  }

  private static List<Path> inputs() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> inputs =
          folders.map(f -> f.resolve("input.json")).filter(Files::exists).sorted().toList();
      assertThat(inputs).isNotEmpty();
      return inputs;
    }
  }
}
