package dev.exitcode.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Slack's documented limits, read from {@code slack-limits.json}, where each cites its source. */
final class Limits {
  private final Map<String, Map<String, Rule>> rules = new LinkedHashMap<>();
  private final Map<String, Integer> callsPerMinute = new LinkedHashMap<>();

  private final Posting posting;

  private Limits(JsonNode file) {
    JsonNode posts = file.path("posting");
    posting =
        new Posting(
            posts.path("perSecond").asDouble(),
            posts.path("burst").asInt(),
            posts.path("workspacePerMinute").asInt());
    for (JsonNode row : file.path("rules")) {
      Rule rule = Rule.read(row);
      rules.computeIfAbsent(rule.type(), type -> new LinkedHashMap<>()).put(rule.field(), rule);
    }
    for (JsonNode row : file.path("callsPerMinute")) {
      callsPerMinute.put(Json.text(row, "method"), row.path("calls").asInt());
    }
  }

  static Limits bundled() {
    try (InputStream file = Limits.class.getResourceAsStream("slack-limits.json")) {
      byte[] bytes = Objects.requireNonNull(file, "slack-limits.json").readAllBytes();
      return new Limits(Json.read(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The rules of a type of object by field; none where the type is not known. */
  Map<String, Rule> of(String type) {
    return rules.getOrDefault(type, Map.of());
  }

  /**
   * One rule, by the name it has in the file.
   *
   * @throws IllegalArgumentException where the file has no such rule
   */
  Rule rule(String type, String field) {
    Rule rule = of(type).get(field);
    if (rule == null) {
      throw new IllegalArgumentException("no rule " + type + "." + field);
    }
    return rule;
  }

  /** How often an app may post. */
  Posting posting() {
    return posting;
  }

  /** How often a method may be called in a minute. */
  int callsPerMinute(String method) {
    return callsPerMinute.getOrDefault(method, Integer.MAX_VALUE);
  }
}
