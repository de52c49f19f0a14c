package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the files of log patterns; trusts their form, which {@code patterns.schema.json} fixes. */
final class PatternReader {
  /** The files of patterns, one family each. */
  static final List<String> FILES =
      List.of(
          "java",
          "java-frameworks",
          "go",
          "node",
          "python",
          "native",
          "r-julia",
          "ruby-php-perl",
          "dotnet",
          "erlang",
          "runtime",
          "shell",
          "kernel",
          "migrations",
          "drivers",
          "system",
          "databases",
          "messaging-and-coordination",
          "proxies-and-platform",
          "events",
          "images");

  private PatternReader() {}

  /** The patterns that ship with Exitcode. */
  static List<LogPattern> bundled() {
    List<LogPattern> patterns = new ArrayList<>();
    for (String file : FILES) {
      JsonNode tree = tree(file);
      String family = tree.path("family").asString();
      tree.path("patterns").forEach(node -> patterns.add(pattern(family, node)));
    }
    return patterns;
  }

  /** Lists of words by their name. */
  static Map<String, List<String>> words() {
    Map<String, List<String>> words = new HashMap<>();
    tree("words").properties().forEach(e -> words.put(e.getKey(), texts(e.getValue())));
    return words;
  }

  private static JsonNode tree(String file) {
    return DataFile.tree(PatternReader.class, "patterns/" + file + ".json");
  }

  private static LogPattern pattern(String family, JsonNode node) {
    return new LogPattern(
        node.path("id").asString(),
        family,
        Pattern.compile(node.path("regex").asString()),
        texts(node.path("keywords")),
        node.path("cause").asString(null),
        LogPattern.Strength.valueOf(node.path("strength").asString().toUpperCase(Locale.ROOT)),
        node.path("means").asString(),
        node.path("next").asString(),
        node.path("example").asString(),
        texts(node.path("counterExamples")),
        node.path("source").asString());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asString()));
    return List.copyOf(texts);
  }
}
