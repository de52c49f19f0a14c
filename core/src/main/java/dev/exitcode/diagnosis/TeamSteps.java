package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Entry;
import dev.exitcode.catalog.TeamEntry;
import dev.exitcode.diagnosis.Diagnosis.NextStep;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A team's next steps, with the real names where its commands have {@code <pod>} and the like. */
final class TeamSteps {
  private static final List<String> NAMES =
      List.of("namespace", "pod", "container", "node", "image", "workload");

  private TeamSteps() {}

  /**
   * Adds the steps of an entry.
   *
   * @param values what a shell takes as one plain word, or null where it is not known
   */
  static void add(
      TeamEntry entry, Function<String, @Nullable String> values, List<NextStep> steps) {
    for (Entry.Step step : entry.entry().nextSteps()) {
      String command = step.command();
      steps.add(new NextStep(step.text(), command == null ? null : filled(command, values)));
    }
  }

  private static String filled(String command, Function<String, @Nullable String> values) {
    String filled = command;
    for (String name : NAMES) {
      String value = filled.indexOf('<') < 0 ? null : values.apply(name);
      filled = value == null ? filled : filled.replace('<' + name + '>', value);
    }
    return filled;
  }
}
