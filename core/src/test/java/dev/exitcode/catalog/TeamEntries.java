package dev.exitcode.catalog;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Team entries for tests, written as in a file but shorter. */
public final class TeamEntries {
  private TeamEntries() {}

  /** The entry {@code "id": …, "codes": […], "match": {…}}, with a name and a meaning. */
  public static TeamEntry of(String fields) {
    String json =
        "{'entries':[{'name':'Licence expired','meaning':'The licence has run out.',%s}]}"
            .formatted(fields)
            .replace('\'', '"');
    return TeamReader.read("team/importer.yaml", JsonMapper.shared().readTree(json), Literal::new)
        .getFirst();
  }

  public static TeamKnowledge knowing(String... entries) {
    return TeamKnowledge.of(List.of(entries).stream().map(TeamEntries::of).toList());
  }

  /** A pattern that is found where its text stands. */
  private record Literal(String text) implements LinePattern {
    @Override
    public boolean isIn(String line) {
      return line.contains(text);
    }

    @Override
    public int stepsPerCharacter() {
      return 1;
    }

    @Override
    public String needs() {
      return "";
    }
  }
}
