package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that diagnoses can be told of its answer. */
final class AnswerOptions {
  @Option(
      names = "--knowledge",
      paramLabel = "FOLDER",
      description = "Your team's own knowledge (default: $EXITCODE_KNOWLEDGE, else none).")
  private @Nullable Path knowledge;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "How to print it: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form form = Form.TEXT;

  /** Each prints as it is typed. */
  enum Form {
    TEXT,
    JSON,
    /** What was read or collected, without secrets: for a bug report, or to be diagnosed again. */
    CASE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Form form() {
    return form;
  }

  /** What the team knows; tells what is wrong in it. */
  TeamKnowledge team(Console here) {
    return TeamOption.read(knowledge, here);
  }
}
