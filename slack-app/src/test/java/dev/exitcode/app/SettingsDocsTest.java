package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/settings.md, settings.schema.json and the code say the same. */
class SettingsDocsTest {
  private static final Path PAGE = Path.of("../docs/settings.md");

  @Test
  void page_namesEveryKeyWithItsDefault() throws IOException {
    List<String> rows = new ArrayList<>();
    collect("", SettingsSchema.read(), rows);
    assertThat(rows).hasSizeGreaterThan(10);
    assertThat(Files.readAllLines(PAGE))
        .satisfies(page -> rows.forEach(r -> assertThat(page).anyMatch(l -> l.startsWith(r))));
  }

  @Test
  void page_namesEverySecret() throws IOException {
    String page = Files.readString(PAGE);
    for (Environment.Variable variable : Environment.Variable.values()) {
      assertThat(page).contains("| `" + variable + "` |");
    }
  }

  @Test
  void schema_describesEveryKeyAndShowsAnExample() {
    List<JsonNode> leaves = new ArrayList<>();
    leaves(SettingsSchema.read(), leaves);
    assertThat(leaves)
        .allMatch(l -> l.has("description") && l.at("/examples/0").isValueNode() && l.has("type"));
  }

  private static void collect(String prefix, JsonNode rule, List<String> rows) {
    rule.path("properties")
        .forEachEntry(
            (name, child) -> {
              if (child.has("properties")) {
                collect(prefix + name + ".", child, rows);
              } else {
                String usual =
                    child.has("default")
                        ? "`" + child.path("default").asString() + "`"
                        : name.equals("teamId") ? "learned from Slack |" : needed(rule, name);
                rows.add("| `" + prefix + name + "` | " + usual);
                collect(prefix + name + "[].", child.path("items"), rows);
              }
            });
  }

  private static String needed(JsonNode rule, String name) {
    boolean required = rule.path("required").valueStream().anyMatch(r -> r.asString().equals(name));
    return required ? "required |" : "not needed |";
  }

  private static void leaves(JsonNode rule, List<JsonNode> leaves) {
    for (JsonNode child : rule.path("properties")) {
      if (child.has("properties")) {
        leaves(child, leaves);
      } else {
        leaves.add(child);
        leaves(child.path("items"), leaves);
      }
    }
  }
}
