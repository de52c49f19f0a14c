package dev.exitcode.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code kinds.json} says for people and tests. */
final class KindsFile {
  private static final int OF_EACH = 20;

  private KindsFile() {}

  static Stream<JsonNode> kinds() {
    return JsonMapper.shared().readTree(text("kinds.json")).path("kinds").valueStream();
  }

  /** Each template filled twenty times; always the same. */
  static List<Example> examples() {
    Random random = new Random(43);
    return kinds()
        .flatMap(
            kind ->
                strings(kind, "examples")
                    .flatMap(template -> Stream.generate(() -> template).limit(OF_EACH))
                    .map(template -> Example.of(name(kind), template, random)))
        .toList();
  }

  static Stream<String> counterExamples() {
    Random random = new Random(43);
    return kinds()
        .flatMap(kind -> strings(kind, "counterExamples"))
        .map(template -> Example.filled(template, random));
  }

  static String name(JsonNode kind) {
    return kind.path("kind").asString();
  }

  static Stream<String> strings(JsonNode kind, String field) {
    return kind.path(field).valueStream().map(JsonNode::asString);
  }

  static String text(String file) {
    try (InputStream in = Objects.requireNonNull(Redactor.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
