package dev.exitcode.catalog;

import dev.exitcode.catalog.Entry.Cause;
import dev.exitcode.catalog.Entry.Source;
import dev.exitcode.catalog.Entry.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/**
 * Makes team entries of a file's tree; trusts its form, which {@code team-entry.schema.json} fixes.
 */
public final class TeamReader {
  private static final Step LOOK =
      new Step(
          Platform.ANY,
          "Read what the program printed before it ended.",
          "kubectl logs <pod> -c <container> -n <namespace> --previous");

  private final String file;
  private final Function<String, LinePattern> patterns;

  private TeamReader(String file, Function<String, LinePattern> patterns) {
    this.file = file;
    this.patterns = patterns;
  }

  /**
   * The entries of one file, in its order.
   *
   * @param file as people know it: {@code team/importer.yaml}
   * @param root its tree, whose form was checked
   * @param patterns makes a pattern of what was written; what it throws is thrown on
   */
  public static List<TeamEntry> read(
      String file, JsonNode root, Function<String, LinePattern> patterns) {
    TeamReader reader = new TeamReader(file, patterns);
    List<TeamEntry> entries = new ArrayList<>();
    root.path("entries").forEach(node -> entries.add(reader.entry(told(node), node)));
    return List.copyOf(entries);
  }

  private static Entry told(JsonNode node) {
    try (JsonParser json = node.traverse(ObjectReadContext.empty())) {
      json.nextToken();
      return EntryParser.whole(json);
    }
  }

  private TeamEntry entry(Entry told, JsonNode node) {
    String runbook = text(node, "runbook");
    String ask = text(node, "ask");
    return new TeamEntry(
        file,
        complete(told, runbook, ask),
        match(node.path("match")),
        text(node, "cause"),
        runbook,
        ask);
  }

  private TeamEntry.Match match(JsonNode match) {
    return new TeamEntry.Match(
        list(match, "images"),
        labels(match.path("labels")),
        list(match, "namespaces"),
        list(match, "containers"),
        list(match, "reasons"),
        list(match, "logs").stream().map(patterns).toList());
  }

  /** With what every entry of the catalog says, where the team left it out. */
  private Entry complete(Entry e, @Nullable String runbook, @Nullable String ask) {
    String origin = "Your team's entry " + e.id() + " in " + file;
    return new Entry(
        e.id(),
        e.codes(),
        List.of(),
        List.of(),
        e.name(),
        null,
        e.meaning(),
        e.setBy().isEmpty() ? "The program itself, as your team says." : e.setBy(),
        e.normal().isEmpty() ? "Your team's entry does not say." : e.normal(),
        e.severity(),
        e.causes().isEmpty() ? List.of(new Cause(Platform.ANY, e.name(), origin)) : e.causes(),
        steps(e.nextSteps(), runbook, ask),
        e.prevention(),
        List.of(),
        List.of(),
        List.of(),
        false,
        sources(e.sources(), origin, runbook));
  }

  private static List<Step> steps(List<Step> own, @Nullable String runbook, @Nullable String ask) {
    List<Step> steps = new ArrayList<>(own);
    if (runbook != null) {
      steps.add(new Step(Platform.ANY, "Follow your team's runbook: " + runbook, null));
    }
    if (ask != null) {
      steps.add(new Step(Platform.ANY, "Ask " + ask + ".", null));
    }
    return steps.isEmpty() ? List.of(LOOK) : steps;
  }

  private static List<Source> sources(List<Source> own, String origin, @Nullable String runbook) {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(origin, runbook));
    sources.addAll(own);
    return sources;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).asString(null);
  }

  private static List<String> list(JsonNode node, String field) {
    List<String> list = new ArrayList<>();
    node.path(field).forEach(value -> list.add(value.asString()));
    return list;
  }

  private static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new LinkedHashMap<>();
    node.forEachEntry((name, value) -> labels.put(name, value.asString()));
    return labels;
  }
}
