package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Finds the folder with a team's knowledge that a person means. */
final class TeamOption {
  private static final String VARIABLE = "EXITCODE_KNOWLEDGE";

  private TeamOption() {}

  /**
   * What the folder named on the command line says, else the one named by the environment, else
   * nothing. What is wrong in it is told; the rest counts.
   */
  static TeamKnowledge read(@Nullable Path named, Console here) {
    String variable = here.env().getOrDefault(VARIABLE, "");
    if (named == null && variable.isBlank()) {
      return TeamKnowledge.NONE;
    }
    Path folder = named == null ? Path.of(variable) : named;
    TeamState state = TeamFolder.read(folder, Clock.systemUTC());
    state.problems().forEach(here.err()::println);
    return state.knowledge();
  }
}
