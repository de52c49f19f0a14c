package dev.exitcode.app;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Match;
import dev.exitcode.incident.QuietHours;
import dev.exitcode.incident.Route;
import dev.exitcode.incident.Routing;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads who is told of crashes; the schema has looked at its form before. */
final class NoticeReader {
  private final YamlTree tree;
  private final Problems problems;

  NoticeReader(YamlTree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  /** Null: nobody is told. */
  @Nullable Routing read(ClusterSettings pods) {
    JsonNode notices = tree.root().path("notices");
    if (notices.isObject() && pods.clusters().isEmpty()) {
      problems.at(
          tree.line("/notices"),
          "notices have no effect without clusters: name one, or leave notices out.");
    }
    return notices.isObject() ? routing(notices) : null;
  }

  private Routing routing(JsonNode notices) {
    Map<String, String> people = texts(notices.path("people"));
    Route usual = route(notices, "/notices", people, Route.to("?"));
    Map<String, List<String>> channels = new HashMap<>();
    notices
        .path("annotations")
        .propertyStream()
        .forEach(e -> channels.put(e.getKey(), list(e.getValue())));
    return new Routing(rules(notices.path("routes"), people, usual), usual, channels, people);
  }

  private List<Routing.Rule> rules(JsonNode routes, Map<String, String> people, Route usual) {
    List<Routing.Rule> rules = new ArrayList<>();
    for (int i = 0; i < routes.size() && routes.isArray(); i++) {
      JsonNode node = routes.path(i);
      String name = text(node, "name");
      Route route = route(node, "/notices/routes/" + i, people, usual);
      rules.add(new Routing.Rule(name == null ? "route " + (i + 1) : name, match(node), route));
    }
    return rules;
  }

  private Route route(JsonNode node, String at, Map<String, String> people, Route usual) {
    String channel = text(node, "channel");
    String minimum = text(node, "minimum");
    Map<Severity, String> calls = new EnumMap<>(Severity.class);
    calls.putAll(usual.mentions());
    calls.putAll(calls(node, at, people));
    return new Route(
        channel == null ? usual.channel() : channel,
        minimum == null ? usual.minimum() : severity(minimum),
        calls,
        node.path("quiet").isObject() ? quiet(node.path("quiet"), at + "/quiet") : usual.quiet());
  }

  private Map<Severity, String> calls(JsonNode node, String at, Map<String, String> people) {
    Map<Severity, String> calls = new EnumMap<>(Severity.class);
    for (Map.Entry<String, String> call : texts(node.path("call")).entrySet()) {
      calls.put(severity(call.getKey()), call.getValue());
      if (!people.containsKey(call.getValue())) {
        problems.at(
            tree.line(at + "/call/" + call.getKey()),
            call.getValue() + " is none of notices.people: add it there, or call one of them.");
      }
    }
    return calls;
  }

  private @Nullable QuietHours quiet(JsonNode node, String at) {
    try {
      String zone = text(node, "zone");
      return new QuietHours(
          LocalTime.parse(node.path("from").asString("")),
          LocalTime.parse(node.path("to").asString("")),
          zone == null ? ZoneOffset.UTC : ZoneId.of(zone),
          Set.of(),
          Severity.CRITICAL);
    } catch (DateTimeException e) {
      problems.at(
          tree.line(at),
          "quiet hours need two times and a time zone. Write for example:  quiet: { from: '22:00',"
              + " to: '07:00', zone: Europe/Berlin }");
      return null;
    }
  }

  private static Match match(JsonNode node) {
    String severity = text(node, "severity");
    return new Match(
        text(node, "cluster"),
        text(node, "namespace"),
        text(node, "workload"),
        text(node, "container"),
        texts(node.path("labels")),
        causes(node),
        severity == null ? null : severity(severity));
  }

  private static Set<Cause> causes(JsonNode node) {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    Set<String> named = Set.copyOf(list(node.path("causes")));
    for (Cause cause : Cause.values()) {
      if (named.contains(cause.id())) {
        causes.add(cause);
      }
    }
    return causes;
  }

  private static Severity severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return severity;
      }
    }
    return Severity.WARNING; // the schema has said so
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new HashMap<>();
    node.propertyStream()
        .filter(e -> e.getValue().isString())
        .forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
    return texts;
  }

  private static List<String> list(JsonNode node) {
    return node.valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList();
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isString() ? node.path(name).asString() : null;
  }
}
