package dev.exitcode.app;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Sees at a glance that settings are in order, so that a usual start need not load a schema
 * validator. Where it is not sure, the schema decides and finds the words.
 */
final class UsualSettings {
  private static final Predicate<JsonNode> PORT = UsualSettings::isPort;
  private static final Predicate<JsonNode> TEXT = JsonNode::isString;

  /** No setting here may take what settings.schema.json refuses. */
  private static final Map<String, Map<String, Predicate<JsonNode>>> GROUPS =
      Map.of(
          "slack",
              Map.of(
                  "mode", text("socket|http"),
                  "teamId", text("[TE][A-Z0-9]{2,20}"),
                  "appId", text("A[A-Z0-9]{2,20}"),
                  "apiUrl", text("https?://[\\w.:-]+/([\\w./-]*/)?"),
                  "hooksUrl", text("https?://[\\w.:-]+/?"),
                  "filesUrl", text("https?://[\\w.:-]+/?")),
          "http", Map.of("host", TEXT, "port", PORT),
          "admin", Map.of("host", TEXT, "port", PORT),
          "knowledge", Map.of("folder", text("[\\w./-]+")),
          "storage",
              Map.of(
                  "file", text("[\\w./-]+"),
                  "url", text("postgres(?:ql)?://[\\w.-]+@[\\w.:,-]+/[\\w-]+(\\?[\\w=&./-]*)?")),
          "log", Map.of("format", text("line|json"), "level", text("error|warn|info|debug")));

  private UsualSettings() {}

  /** Whether the schema surely takes them; false says nothing. */
  static boolean are(JsonNode settings) {
    return settings.isObject()
        && settings.propertyStream().allMatch(group -> isGroup(group.getKey(), group.getValue()));
  }

  private static boolean isGroup(String name, JsonNode group) {
    Map<String, Predicate<JsonNode>> known = GROUPS.getOrDefault(name, Map.of());
    return group.isObject()
        && GROUPS.containsKey(name)
        && group
            .propertyStream()
            .allMatch(p -> known.getOrDefault(p.getKey(), _ -> false).test(p.getValue()));
  }

  private static Predicate<JsonNode> text(String pattern) {
    Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
    return node -> node.isString() && matches.test(node.asString());
  }

  private static boolean isPort(JsonNode node) {
    return node.isIntegralNumber()
        && node.canConvertToInt()
        && node.asInt() >= 0
        && node.asInt() <= 65_535;
  }
}
