package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The glance at the settings takes nothing that settings.schema.json refuses. */
final class UsualSettingsTest {
  private static final FileSchema SCHEMA = SettingsReader.schema();
  private static final JsonNode GROUPS = FileSchema.read(SettingsReader.SCHEMA).path("properties");

  /** Values that are right somewhere, nearly right, or of the wrong kind. */
  private static final List<String> VALUES =
      List.of(
          "socket",
          "http",
          "HTTP",
          "T0123ABCD",
          "E0123ABCD",
          "A0123ABCD",
          "T1",
          "t0123abcd",
          "https://slack.com/api/",
          "https://slack.com/api",
          "http://127.0.0.1:9/",
          "https://[::1]/",
          "https://a b/",
          "https://u@h/",
          "https://h/?q/",
          "https://h/#f/",
          "ftp://h/",
          "https:///",
          "0.0.0.0",
          "127.0.0.1",
          "\"\"",
          "line",
          "json",
          "error",
          "debug",
          "trace",
          "0",
          "3000",
          "65535",
          "65536",
          "-1",
          "+1",
          "3e3",
          "1.0",
          "0x10",
          "99999999999",
          "\"3000\"",
          "true",
          "null",
          "~",
          "[]",
          "{}",
          "{ port: 1 }",
          "[socket]",
          "\"http\\n\"",
          "\"A0123ABCD\\n\"",
          "!!str 5",
          "!!int \"x\"",
          "!!float 5");

  /** Notices are left to the schema: who has them waits for clusters anyway. */
  static Stream<String> examples() {
    List<String> lines = new ArrayList<>();
    GROUPS.forEachEntry(
        (group, rule) ->
            rule.path(group.equals("notices") ? "none" : "properties")
                .forEachEntry(
                    (key, one) ->
                        Stream.of("examples", "enum")
                            .flatMap(from -> one.path(from).valueStream())
                            .map(value -> "%s: { %s: %s }".formatted(group, key, quoted(value)))
                            .forEach(lines::add)));
    return lines.stream();
  }

  private static String quoted(JsonNode value) {
    return value.isString() ? '"' + value.asString() + '"' : value.toString();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleOfTheSchema_isUsual(String yaml) {
    assertThat(UsualSettings.are(tree(yaml).root())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dev.exitcode.app.SettingsTest#badFiles")
  void badFile_isUsualOnlyWhereTheSchemaTakesIt(Path file) {
    agree(tree(new SettingsFile(file).text(new Problems("it"))));
  }

  @Test
  void defaults_areUsual() {
    assertThat(UsualSettings.are(tree("# nothing").root())).isTrue();
  }

  @Property(tries = 3000)
  void usualSettings_areTakenByTheSchema(@ForAll("files") String yaml) {
    agree(tree(yaml));
  }

  private static void agree(YamlTree tree) {
    Problems problems = new Problems("it");
    SCHEMA.check(tree, problems);
    if (UsualSettings.are(tree.root())) {
      assertThat(problems.sentences()).isEmpty();
    }
  }

  private static YamlTree tree(String yaml) {
    return YamlTree.of(yaml, new Problems("it"));
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(VALUES),
            Arbitraries.strings()
                .withChars("TEA09:/.?#@_- az\\n")
                .ofMaxLength(24)
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\n", "\\n") + '"'));
    Arbitrary<String> groups =
        Combinators.combine(
                Arbitraries.of("slack", "http", "admin", "log", "slak", "other"),
                Arbitraries.maps(keys(), values).ofMaxSize(3))
            .as(UsualSettingsTest::group);
    return groups
        .list()
        .uniqueElements(line -> line.split(":", 2)[0])
        .ofMaxSize(3)
        .map(l -> String.join("\n", l));
  }

  private static Arbitrary<String> keys() {
    List<String> known = new ArrayList<>(List.of("Mode", "unknown"));
    GROUPS.forEachEntry((_, rule) -> known.addAll(rule.path("properties").propertyNames()));
    return Arbitraries.of(known);
  }

  private static String group(String name, Map<String, String> settings) {
    List<String> pairs =
        settings.entrySet().stream().map(s -> s.getKey() + ": " + s.getValue()).toList();
    return name + ": { " + String.join(", ", pairs) + " }";
  }
}
