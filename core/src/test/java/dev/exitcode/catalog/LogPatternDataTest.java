package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of each pattern, and over all of them. */
class LogPatternDataTest {
  private static final LogPatterns PATTERNS = LogPatterns.bundled();
  private static final Path FILES = Path.of("src/main/resources/dev/exitcode/catalog/patterns");

  @SuppressWarnings("unused") // a source of arguments
  private static final List<String> FAMILIES = PatternReader.FILES;

  static List<LogPattern> patterns() {
    return PATTERNS.all();
  }

  static Stream<String> researched() throws IOException {
    return Files.lines(Path.of("src/test/resources/dev/exitcode/catalog/log-pattern-causes.txt"));
  }

  @ParameterizedTest
  @FieldSource("FAMILIES")
  void file_followsTheSchema(String family) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text("patterns.schema"), InputFormat.JSON);
    assertThat(schema.validate(text(family), InputFormat.JSON)).isEmpty();
  }

  @Test
  void everyFile_isListed() throws IOException {
    List<String> listed = new ArrayList<>(PatternReader.FILES);
    listed.addAll(List.of("patterns.schema", "words"));
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  /** A pattern is tried only where one of its keywords stands: without, it would never be found. */
  @ParameterizedTest
  @MethodSource("patterns")
  void everyBranchOfTheRegex_hasAKeyword(LogPattern pattern) {
    List<String> words = pattern.keywords().stream().map(LogPatternDataTest::folded).toList();
    List<String> found =
        RegexSamples.of(pattern.regex().pattern()).stream()
            .filter(text -> pattern.regex().matcher(text).find())
            .toList();
    assertThat(found).isNotEmpty();
    assertThat(found).allMatch(text -> words.stream().anyMatch(folded(text)::contains));
  }

  @Test
  void ids_areUnique() {
    assertThat(patterns().stream().map(LogPattern::id)).doesNotHaveDuplicates();
  }

  @Test
  void patterns_areManyEnoughToBeUseful() {
    assertThat(patterns()).hasSizeGreaterThan(250);
  }

  @ParameterizedTest
  @MethodSource("researched")
  void researchedPattern_namesItsCause(String row) {
    String[] idAndCause = row.split(" ");
    LogPattern pattern =
        patterns().stream().filter(p -> p.id().equals(idAndCause[0])).findFirst().orElseThrow();
    assertThat(pattern.cause() == null ? "evidence-only" : pattern.cause())
        .isEqualTo(idAndCause[1]);
  }

  @Test
  void researchedPatterns_areAllThere() throws IOException {
    try (Stream<String> rows = researched()) {
      assertThat(rows).hasSize(114);
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void example_isFound(LogPattern pattern) {
    LogFindings findings = PATTERNS.read(pattern.example().lines().toList());
    assertThat(findings.all()).extracting(f -> f.pattern().id()).contains(pattern.id());
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void exampleOfADecisivePattern_yieldsItsCause(LogPattern pattern) {
    if (pattern.strength() != LogPattern.Strength.DECISIVE || pattern.cause() == null) {
      return;
    }
    List<LogFinding> counting = PATTERNS.read(pattern.example().lines().toList()).counting(false);
    assertThat(counting).isNotEmpty();
    assertThat(counting.getFirst().cause()).as("%s", counting).isEqualTo(pattern.cause());
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void exampleInJson_isFound(LogPattern pattern) {
    String line =
        "{\"level\":\"error\",\"msg\":\"%s\"}"
            .formatted(
                pattern.example().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    assertThat(PATTERNS.read(List.of(line)).all())
        .extracting(f -> f.pattern().id())
        .contains(pattern.id());
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void counterExamples_areNotFound(LogPattern pattern) {
    for (String line : pattern.counterExamples()) {
      assertThat(PATTERNS.read(List.of(line)).all())
          .as(line)
          .extracting(f -> f.pattern().id())
          .doesNotContain(pattern.id());
    }
  }

  private static String text(String name) throws IOException {
    return Files.readString(FILES.resolve(name + ".json"));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
