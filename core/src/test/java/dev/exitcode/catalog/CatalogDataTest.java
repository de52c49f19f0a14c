package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema cannot say of one file, and what holds over all of them. */
class CatalogDataTest {
  private static final Catalog CATALOG = Catalog.bundled();
  private static final List<Entry> FALLBACKS = CatalogReader.bundled(CatalogReader.FALLBACKS);
  private static final Path FILES = Path.of("src/main/resources/dev/exitcode/catalog");

  static Stream<String> files() {
    return Stream.concat(CatalogReader.FILES.stream(), Stream.of(CatalogReader.FALLBACKS));
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_followsTheSchema(String file) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("catalog.schema"), InputFormat.JSON);
    assertThat(schema.validate(resource(file), InputFormat.JSON)).isEmpty();
  }

  @Test
  void everyFile_isListed() throws IOException {
    try (Stream<Path> paths = Files.list(FILES)) {
      assertThat(
              paths
                  .filter(Files::isRegularFile)
                  .map(p -> p.getFileName().toString().replace(".json", "")))
          .filteredOn(name -> !name.equals("catalog.schema"))
          .containsExactlyInAnyOrderElementsOf(files().toList());
    }
  }

  @Test
  void catalog_isLargeEnoughToBeUseful() {
    assertThat(CATALOG.entries().stream().filter(e -> !e.codes().isEmpty()))
        .hasSizeGreaterThan(200);
  }

  @Test
  void ids_areUnique() {
    assertThat(all().map(Entry::id)).doesNotHaveDuplicates();
  }

  @Test
  void generalEntries_shareNoCode() {
    assertThat(repeated(general().flatMap(e -> codes(e).boxed()))).isEmpty();
  }

  @Test
  void contextWords_sharpenACodeOnce() {
    Stream<String> pairs =
        variants()
            .filter(e -> e.onlyCode() != null)
            .flatMap(e -> e.with().stream().map(word -> e.onlyCode() + " " + word));
    assertThat(repeated(pairs)).isEmpty();
  }

  @Test
  void words_askForOneEntry() {
    assertThat(repeated(all().flatMap(e -> e.words().stream()))).isEmpty();
  }

  @Test
  void contextWords_alwaysStandBesideCodes() {
    assertThat(all().filter(e -> !e.with().isEmpty() && e.codes().isEmpty())).isEmpty();
  }

  @Test
  void references_leadSomewhere() {
    Stream<String> references =
        all()
            .flatMap(
                e ->
                    Stream.concat(
                            e.seeAlso().stream(), e.contrasts().stream().map(Entry.Contrast::to))
                        .filter(id -> CATALOG.entry(id).isEmpty())
                        .map(id -> e.id() + " -> " + id));
    assertThat(references).isEmpty();
  }

  @Test
  void references_leadElsewhere() {
    assertThat(all().filter(e -> e.seeAlso().contains(e.id()))).isEmpty();
  }

  @Test
  void signalCodes_nameTheirSignal() {
    Map<Long, String> named = new TreeMap<>();
    LongStream.rangeClosed(129, 192)
        .filter(code -> !Objects.equals(CATALOG.exitCode(code).signal(), Signals.name(code - 128)))
        .forEach(code -> named.put(code, CATALOG.exitCode(code).id()));
    assertThat(named).isEmpty();
  }

  @Test
  void windowsCodes_standInBothForms() {
    assertThat(
            general()
                .filter(e -> codes(e).anyMatch(c -> c > Integer.MAX_VALUE))
                .filter(e -> codes(e).noneMatch(c -> c < 0)))
        .isEmpty();
  }

  private static Stream<Entry> all() {
    return Stream.concat(CATALOG.entries().stream(), FALLBACKS.stream());
  }

  private static Stream<Entry> general() {
    return CATALOG.entries().stream().filter(e -> e.with().isEmpty());
  }

  private static Stream<Entry> variants() {
    return CATALOG.entries().stream().filter(e -> !e.with().isEmpty());
  }

  private static LongStream codes(Entry entry) {
    return entry.codes().stream().flatMapToLong(r -> LongStream.rangeClosed(r.first(), r.last()));
  }

  private static <T> List<T> repeated(Stream<T> values) {
    Map<T, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CatalogReader.class.getResourceAsStream(name + ".json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
