package dev.exitcode.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code exitcode check}: all that serve would find wrong, without starting. */
@Command(
    name = "check",
    description = "Looks over the settings and secrets without starting.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n")
final class CheckCommand implements Callable<Integer> {
  private final Surroundings here;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The settings file (default: $EXITCODE_SETTINGS, else built-in defaults).")
  private @Nullable Path file;

  CheckCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try {
      Settings settings = SettingsOption.read(file, here.env());
      here.out().println("Good: " + settings.summary());
      return ExitStatus.OK;
    } catch (BadSettings e) {
      return SettingsOption.refuse(e, here.err());
    }
  }
}
