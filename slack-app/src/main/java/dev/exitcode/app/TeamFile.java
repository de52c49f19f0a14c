package dev.exitcode.app;

import dev.exitcode.catalog.TeamEntry;
import dev.exitcode.catalog.TeamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads one file of a team's knowledge; what is wrong with it goes to its problems. */
final class TeamFile {
  /** Far more than people write into one file. */
  static final int MOST_BYTES = 256 * 1024;

  private static final FileSchema SCHEMA =
      new FileSchema("team-entry.schema.json", new FileSchema.Kind("field", "fields", true));

  private final Problems problems;
  private final YamlTree tree;
  private final TeamChecks checks;

  private TeamFile(YamlTree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
    this.checks = new TeamChecks(tree, problems);
  }

  /**
   * What a file holds.
   *
   * @param entries none where there are problems
   * @param lines the line of each entry's id
   * @param problems sentences, each with file and line
   */
  record Content(List<TeamEntry> entries, Map<String, Integer> lines, List<String> problems) {
    static Content bad(String problem) {
      return new Content(List.of(), Map.of(), List.of(problem));
    }
  }

  /**
   * Reads a file's bytes.
   *
   * @param path what problems call it
   * @param name what answers call it
   */
  static Content read(String path, String name, ByteBuffer bytes) {
    if (bytes.remaining() > MOST_BYTES) {
      return Content.bad(path + ":1: this file is larger than 256 KiB: split it.");
    }
    Problems problems = new Problems(path);
    try {
      YamlTree tree = YamlTree.of(text(path, bytes), MOST_BYTES, problems);
      return new TeamFile(tree, problems).content(name);
    } catch (CharacterCodingException e) {
      return Content.bad(path + ":1: this file is not UTF-8 text: save it as UTF-8.");
    } catch (StackOverflowError | OutOfMemoryError e) {
      return Content.bad(path + ":1: this file takes too much memory to read: write less into it.");
    }
  }

  private static String text(String path, ByteBuffer bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    // A tab in JSON can only be space between its parts; YAML would refuse it.
    return path.endsWith(".json") ? text.replace('\t', ' ') : text;
  }

  private Content content(String name) {
    if (problems.none()) {
      SCHEMA.check(tree, problems);
    }
    Map<String, Integer> lines = new LinkedHashMap<>();
    JsonNode entries = tree.root().path("entries");
    for (int i = 0; i < entries.size(); i++) {
      String at = "/entries/" + i;
      addLine(entries.path(i).path("id").asString(""), at + "/id", lines);
      checks.of(entries.path(i), at);
    }
    return problems.none()
        ? new Content(TeamReader.read(name, tree.root(), RegexLine::of), lines, List.of())
        : new Content(List.of(), lines, problems.sentences());
  }

  private void addLine(String id, String at, Map<String, Integer> lines) {
    Integer first = id.isEmpty() ? null : lines.putIfAbsent(id, tree.line(at));
    if (first != null) {
      checks.say(at, "the entry on line " + first + " has the id " + id + " too: change one.");
    }
  }
}
