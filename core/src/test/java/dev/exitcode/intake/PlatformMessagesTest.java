package dev.exitcode.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exitcode.catalog.DataFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlatformMessagesTest {
  @Test
  void file_hasTheFormOfItsSchema() {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(file("messages.schema.json"));
    assertThat(schema.validate(file("messages.json"))).isEmpty();
  }

  @Test
  void killOfEcs_isAnEndForLackOfMemory() {
    var end =
        Reads.container("OutOfMemoryError: Container killed due to memory usage")
            .status()
            .terminated();
    assertThat(end).isNotNull();
    assertThat(end.reason()).isEqualTo("OOMKilled");
  }

  private static JsonNode file(String name) {
    return DataFile.tree(PlatformMessages.class, name);
  }
}
