package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.catalog.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerJsonTest {
  private static final Map<String, Answer> ANSWERS =
      Map.of(
          "explained-code.json", Answers.full(),
          "explained-word.json", Answers.bare(),
          "compared.json", Answers.compared(),
          "listed.json", Answers.listed());

  @Test
  void everyKindOfAnswer_keepsItsFields() throws IOException {
    for (Map.Entry<String, Answer> e : ANSWERS.entrySet()) {
      Golden.assertSame(e.getKey(), AnswerJson.of(e.getValue()));
    }
  }

  @Test
  void everyField_isDocumented() throws IOException {
    String page = Files.readString(Path.of("../docs/command-line.md"));
    Set<String> fields = new TreeSet<>();
    ANSWERS.values().forEach(a -> collect(JsonMapper.shared().readTree(AnswerJson.of(a)), fields));
    assertThat(fields).isNotEmpty().allSatisfy(f -> assertThat(page).contains("`" + f + "`"));
  }

  private static void collect(JsonNode node, Set<String> fields) {
    fields.addAll(node.propertyNames());
    node.forEach(child -> collect(child, fields));
  }
}
