package dev.exitcode.app;

import dev.exitcode.intake.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A folder with what a person would hand over, and what a good diagnosis says of it. */
record LabelledCase(Path folder, JsonNode label) {
  /** Those of this repository, and those that may lie beside it. */
  private static final List<Path> PLACES =
      List.of(Path.of("../core/src/test/resources/cases"), Path.of("../../shared/cases"));

  /** Whether it belongs to this repository, not to what lies beside it. */
  boolean isOfThisRepository() {
    return folder.startsWith(PLACES.getFirst());
  }

  static List<LabelledCase> all() {
    return PLACES.stream().filter(Files::isDirectory).flatMap(LabelledCase::in).toList();
  }

  private static Stream<LabelledCase> in(Path place) {
    try (Stream<Path> folders = Files.list(place)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("expected.json")))
          .sorted()
          .map(folder -> new LabelledCase(folder, label(folder)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode label(Path folder) {
    return JsonMapper.shared().readTree(read(folder.resolve("expected.json")));
  }

  Path input() {
    Path json = folder.resolve("input.json");
    return Files.exists(json) ? json : folder.resolve("input.txt");
  }

  String text() {
    return read(input());
  }

  Request request() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    logs().forEach((name, file) -> lines.put(name, read(file).lines().toList()));
    return new Request(lines, null, null);
  }

  /** The command line that a person would type. */
  String[] command() {
    List<String> words = new ArrayList<>(List.of("diagnose", input().toString()));
    logs().forEach((name, file) -> words.addAll(List.of("--logs", name + "=" + file)));
    words.addAll(List.of("--output", "json"));
    return words.toArray(String[]::new);
  }

  private Map<String, Path> logs() {
    Map<String, Path> logs = new LinkedHashMap<>();
    Path place = folder.resolve("logs");
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        files
            .sorted()
            .forEach(f -> logs.put(f.getFileName().toString().replaceFirst("\\.log$", ""), f));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return logs;
  }

  /** The name of the first pod of a list, which the label is about; null where it is no list. */
  @Nullable String subject() {
    JsonNode items =
        input().toString().endsWith(".json")
            ? JsonMapper.shared().readTree(text()).path("items")
            : MissingNode.getInstance();
    return items
        .valueStream()
        .filter(item -> item.path("kind").asString("").equals("Pod"))
        .map(item -> item.path("metadata").path("name").asString(null))
        .findFirst()
        .orElse(null);
  }

  /** The id asked for, or null where nothing is wrong. */
  @Nullable String cause() {
    return label.path("cause").isNull() ? null : label.path("cause").asString();
  }

  boolean accepts(@Nullable String cause) {
    return same(label.path("cause"), cause)
        || label.path("acceptable").valueStream().anyMatch(id -> same(id, cause));
  }

  boolean forbids(@Nullable String cause) {
    return label.path("mustNot").valueStream().anyMatch(id -> same(id, cause));
  }

  private static boolean same(JsonNode id, @Nullable String cause) {
    return cause == null ? id.isNull() : cause.equals(id.asString(""));
  }

  @Override
  public String toString() {
    return folder.getFileName() + " " + label.path("cause").asString("healthy");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
