package dev.exitcode.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exitcode check}: all that serve would find wrong, without starting. */
@Command(
    name = "check",
    description = "Looks over the settings and secrets, or a team's knowledge, without starting.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n")
final class CheckCommand implements Callable<Integer> {
  private final Console here;

  @Parameters(
      paramLabel = "FILE or FOLDER",
      arity = "0..1",
      description =
          "The settings file (default: $EXITCODE_SETTINGS, else built-in defaults), or a folder"
              + " with a team's knowledge.")
  private @Nullable Path file;

  @Option(
      names = {"-s", "--settings"},
      paramLabel = "FILE",
      description = "The same, as serve takes it.")
  private @Nullable Path option;

  @Spec private @Nullable CommandSpec spec;

  CheckCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    if (file != null && option != null && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "The settings file is named twice: name it once.");
    }
    if (file != null && Files.isDirectory(file)) {
      return team(file);
    }
    try {
      Settings settings = SettingsOption.read(file != null ? file : option, here.env());
      here.out().println("Good: " + settings.summary());
      return settings.knowledge() == null ? ExitStatus.OK : team(settings.knowledge());
    } catch (BadSettings e) {
      return SettingsOption.refuse(e, here.err());
    }
  }

  private int team(Path folder) {
    TeamState state = TeamFolder.read(folder, Clock.systemUTC());
    if (state.problems().isEmpty()) {
      here.out().println("Good: your team's knowledge, " + state.sentence());
      return ExitStatus.OK;
    }
    state.problems().forEach(here.err()::println);
    return ExitStatus.CONFIG;
  }
}
