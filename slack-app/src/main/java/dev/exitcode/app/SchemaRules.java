package dev.exitcode.app;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the rule of a schema for a place in a file, and words it. */
final class SchemaRules {
  private static final Pattern INDEX = Pattern.compile("[0-9]+");
  private static final int LONGEST_NAME = 40;

  private final JsonNode schema;

  SchemaRules(JsonNode schema) {
    this.schema = schema;
  }

  /** The rule for the value at a JSON pointer; a missing node where there is none. */
  JsonNode of(String pointer) {
    JsonNode rule = schema;
    for (String name : pointer.split("/", -1)) {
      rule = name.isEmpty() ? rule : below(rule, name);
    }
    return rule;
  }

  private JsonNode below(JsonNode rule, String name) {
    JsonNode below = rule.path("properties").path(name);
    if (below.isMissingNode()) {
      below =
          INDEX.matcher(name).matches() ? rule.path("items") : rule.path("additionalProperties");
    }
    String ref = below.path("$ref").asString("");
    return ref.isEmpty() ? below : schema.at(ref.substring(1));
  }

  /** What the rule says of a length, a number or a count. */
  static Optional<String> bounds(String keyword, String key, JsonNode rule) {
    return switch (keyword) {
      case "minimum", "maximum" ->
          Optional.of(
              "%s must be %s to %s.".formatted(key, rule.path("minimum"), rule.path("maximum")));
      case "minLength", "maxLength" ->
          Optional.of(
              "%s must have %s to %s characters."
                  .formatted(key, rule.path("minLength"), rule.path("maxLength")));
      case "minItems", "maxItems" ->
          Optional.of(
              "%s must have %s to %s of them."
                  .formatted(key, rule.path("minItems"), rule.path("maxItems")));
      default -> Optional.empty();
    };
  }

  static String example(String pointer, JsonNode rule) {
    JsonNode example = rule.path("examples").path(0);
    return example.isMissingNode() ? "" : instead(pointer, example.asString());
  }

  static String instead(String pointer, String value) {
    String key = pointer.replaceFirst("(?:/[0-9]+)+$", "");
    String last = YamlWords.unescaped(key.substring(key.lastIndexOf('/') + 1));
    return " Write for example:  " + printable(last) + ": " + value;
  }

  /** A place as people write it; in a list of entries, by its place in the entry. */
  static String dotted(String pointer) {
    StringBuilder dotted = new StringBuilder();
    for (String name : pointer.replaceFirst("^/entries/[0-9]+", "/").split("/", -1)) {
      if (!name.isEmpty() && !INDEX.matcher(name).matches()) {
        dotted.append(dotted.isEmpty() ? "" : ".").append(YamlWords.unescaped(name));
      }
    }
    String whole = pointer.isEmpty() ? "the file" : "this entry";
    return dotted.isEmpty() ? whole : printable(dotted.toString());
  }

  static String text(JsonNode rule, String field) {
    return rule.path(field).asString("");
  }

  static String printable(String name) {
    String plain = name.replaceAll("[^\\p{Print}]", "?");
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "…";
  }
}
