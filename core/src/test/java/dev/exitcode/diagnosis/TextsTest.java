package dev.exitcode.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class TextsTest {
  private static final Texts TEXTS = Texts.bundled();

  @SuppressWarnings("unused") // by name
  private static final List<String> FAMILIES = Texts.FAMILIES;

  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyCause_endsWithASentenceThatNeedsNothing(Cause cause) {
    assertThat(TEXTS.of(cause).summary().getLast().placeholders()).isEmpty();
    assertThat(TEXTS.of(cause).rivals()).doesNotContain(cause);
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void everyRival_canBeRuledOut(Cause cause) {
    assertThat(TEXTS.of(cause).rivals()).isSubsetOf(Rivals.AGAINST.keySet());
  }

  @Test
  void everyCheckOfARival_isAskedForBySomeCause() {
    assertThat(Arrays.stream(Cause.values()).flatMap(cause -> TEXTS.of(cause).rivals().stream()))
        .containsAll(Rivals.AGAINST.keySet());
  }

  @ParameterizedTest
  @FieldSource("FAMILIES")
  void family_hasTheFormOfItsSchema(String family) throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read("texts.schema.json"), InputFormat.JSON);
    assertThat(schema.validate(read(family + ".json"), InputFormat.JSON)).isEmpty();
  }

  private static String read(String file) throws IOException {
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
