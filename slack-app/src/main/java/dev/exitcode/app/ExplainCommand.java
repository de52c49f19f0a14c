package dev.exitcode.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exitcode explain} with all its options; the plain form does not come here. */
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
  private final Console here;

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
  private TextOrJson form = TextOrJson.TEXT;

  @Option(
      names = "--knowledge",
      paramLabel = "FOLDER",
      description = "Your team's own knowledge (default: $EXITCODE_KNOWLEDGE, else none).")
  private @Nullable Path knowledge;

  ExplainCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    words.stream().filter(Explain::looksLikeAnOption).findFirst().ifPresent(this::refuse);
    return new Explain(words, form).answer(here, TeamOption.read(knowledge, here));
  }

  private void refuse(String option) {
    throw new ParameterException(spec.commandLine(), "Unknown option: '" + option + "'");
  }
}
