package dev.exitcode.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RedactionPageTest {
  private static final Path PAGE = Path.of("../docs/redaction.md");
  private static final String TABLE =
      "| shown as | what it is | what is hidden | looked at where this stands |";

  @Test
  void page_namesTheKindsThatAreHidden() throws IOException {
    String page = Files.readString(PAGE);
    String current = page.substring(0, page.indexOf(TABLE)) + table();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, current);
    }
    assertThat(Files.readString(PAGE))
        .as("to write it anew: ./mvnw -q test -pl core -Dtest=RedactionPageTest -Dregenerate=true")
        .isEqualTo(current);
  }

  private static String table() {
    return KindsFile.kinds()
        .map(RedactionPageTest::row)
        .collect(Collectors.joining("\n", TABLE + "\n|---|---|---|---|\n", "\n"));
  }

  private static String row(JsonNode kind) {
    String keywords =
        KindsFile.strings(kind, "keywords")
            .map(k -> "`" + k + "`")
            .collect(Collectors.joining(" "));
    return "| `%s` | %s | %s | %s |"
        .formatted(
            KindsFile.name(kind),
            kind.path("name").asString(),
            kind.path("shape").asString(),
            keywords);
  }
}
