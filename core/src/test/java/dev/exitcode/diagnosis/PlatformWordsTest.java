package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exitcode.catalog.DataFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlatformWordsTest {
  @Test
  void file_hasTheFormOfItsSchema() {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(file("platform-words.schema.json"));
    assertThat(schema.validate(file("platform-words.json"))).isEmpty();
  }

  @Test
  void words_areFoundWhateverTheirCase() {
    PlatformWords pull = PlatformWords.of("pull");
    assertThat(pull.in("Error: Manifest Unknown")).isNotNull();
    assertThat(pull.in("all is well")).isNull();
    assertThat(pull.in(null)).isNull();
  }

  private static JsonNode file(String name) {
    return DataFile.tree(PlatformWords.class, name);
  }
}
