package dev.exitcode.app;

import com.google.re2j.PatternSyntaxException;
import dev.exitcode.catalog.Spelling;
import dev.exitcode.diagnosis.Cause;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds in a team's entries what a schema cannot say. */
final class TeamChecks {
  private static final List<String> CAUSES = Arrays.stream(Cause.values()).map(Cause::id).toList();

  private final YamlTree tree;
  private final Problems problems;

  TeamChecks(YamlTree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  /** Checks the entry at a JSON pointer. */
  void of(JsonNode entry, String at) {
    JsonNode match = entry.path("match");
    checkUse(entry, match, at);
    checkCause(entry.path("cause"), at + "/cause");
    each(entry.path("codes"), at + "/codes", this::checkRange);
    each(match.path("logs"), at + "/match/logs", this::checkPattern);
  }

  private void checkUse(JsonNode entry, JsonNode match, String at) {
    boolean saysWhy = entry.has("codes") || match.has("reasons") || match.has("logs");
    boolean adds = entry.has("runbook") || entry.has("ask") || entry.has("nextSteps");
    if (!saysWhy && match.isEmpty()) {
      say(at, "nothing says when this entry applies: add codes or match, as in  codes: [42]");
    } else if (!saysWhy && !adds) {
      String needed = "without codes, reasons and logs it needs a runbook, ask or nextSteps.";
      say(at, "this entry adds nothing: " + needed);
    }
  }

  private void checkCause(JsonNode cause, String at) {
    String id = cause.asString("");
    if (id.isEmpty() || CAUSES.contains(id)) {
      return;
    }
    String near = new Spelling(CAUSES).near(id).stream().findFirst().orElse("");
    String instead =
        near.isEmpty()
            ? "leave it out, or take one of docs/causes.md."
            : "did you mean " + near + "?";
    say(at, "there is no such cause: " + instead);
  }

  private void checkRange(String range, String at) {
    String[] ends = range.split("-", -1);
    if (ends.length == 2 && range.length() <= 21 && isBackwards(ends)) {
      say(
          at,
          "a range of codes begins with the smaller one: write \""
              + ends[1]
              + "-"
              + ends[0]
              + "\".");
    }
  }

  private static boolean isBackwards(String[] ends) {
    return ends[0].matches("[0-9]{1,10}")
        && ends[1].matches("[0-9]{1,10}")
        && Long.parseLong(ends[0]) > Long.parseLong(ends[1]);
  }

  private void checkPattern(String regex, String at) {
    try {
      RegexLine.of(regex);
    } catch (PatternSyntaxException e) {
      say(
          at,
          "this log pattern cannot be used: "
              + SchemaRules.printable(e.getDescription())
              + ". Patterns are those of RE2, without look-around and back-references.");
    }
  }

  private interface Check {
    void of(String value, String at);
  }

  private static void each(JsonNode list, String at, Check check) {
    for (int i = 0; i < list.size(); i++) {
      if (list.path(i).isString()) {
        check.of(list.path(i).asString(), at + "/" + i);
      }
    }
  }

  /** Says what is wrong there, unless something is said of its line already. */
  void say(String pointer, String text) {
    if (!problems.tellsOf(tree.line(pointer))) {
      problems.at(tree.line(pointer), text);
    }
  }
}
