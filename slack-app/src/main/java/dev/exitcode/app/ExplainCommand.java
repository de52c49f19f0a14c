package dev.exitcode.app;

import dev.exitcode.catalog.Answer;
import dev.exitcode.catalog.Catalog;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code exitcode explain}. It touches the catalog and nothing else, so that it answers at once:
 * keep settings, Slack and logging out of it.
 */
@Command(
    name = "explain",
    description = "Explains an exit code, a signal, a reason or a state.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  exitcode explain 137",
      "  exitcode explain 137 java",
      "  exitcode explain -1",
      "  exitcode explain OOMKilled",
      "  exitcode explain 137 vs 143",
      "  exitcode explain list",
      "  exitcode explain 139 -o json | jq .causes"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern NEGATIVE = Pattern.compile("-(\\d+|0[xX][0-9a-fA-F]+)");

  private final Surroundings here;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "QUESTION",
      arity = "1..*",
      description = "A code or a word, with context words if you have them; or: list.")
  private List<String> words = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "How to print it: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form form = Form.text;

  /** Named as they are typed. */
  enum Form {
    text,
    json
  }

  ExplainCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    words.stream().filter(ExplainCommand::looksLikeAnOption).findFirst().ifPresent(this::refuse);
    Answer answer = Catalog.bundled().answer(String.join(" ", words));
    if (answer instanceof Answer.NotFound unknown) {
      return sayUnknown(unknown);
    }
    here.out()
        .print(
            switch (form) {
              case text -> new AnswerText(here.terminal()).of(answer);
              case json -> AnswerJson.of(answer);
            });
    return ExitStatus.OK;
  }

  private int sayUnknown(Answer.NotFound unknown) {
    here.err().println(unknown.sentence());
    unknown.suggestions().forEach(s -> here.err().println("  exitcode explain " + s));
    return ExitStatus.USAGE;
  }

  private void refuse(String option) {
    throw new ParameterException(spec.commandLine(), "Unknown option: '" + option + "'");
  }

  /** Negative numbers are questions; picocli is told to pass on whatever it does not know. */
  private static boolean looksLikeAnOption(String word) {
    return word.startsWith("-") && !NEGATIVE.matcher(word).matches();
  }
}
