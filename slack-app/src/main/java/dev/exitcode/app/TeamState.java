package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import java.time.Instant;
import java.util.List;

/**
 * How a team's folder stood when it was last looked at.
 *
 * @param knowledge what is in force
 * @param problems sentences, each with its file and, where there is one, its line
 * @param since when the oldest of these problems was first seen, or when all became well
 */
record TeamState(TeamKnowledge knowledge, int files, List<String> problems, Instant since) {
  String sentence() {
    String size = counted(knowledge.entries().size(), "entry", "entries");
    String good = size + " from " + counted(files, "file", "files");
    return problems.isEmpty()
        ? good + "."
        : good + "; of a bad file, what it said before. " + first();
  }

  private String first() {
    int more = problems.size() - 1;
    return problems.getFirst() + (more == 0 ? "" : " (and " + more + " more, in the log)");
  }

  private static String counted(int many, String one, String more) {
    return many + " " + (many == 1 ? one : more);
  }
}
