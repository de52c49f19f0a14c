package dev.exitcode.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code exitcode serve} with all its options; the plain form does not come here. */
@Command(
    name = "serve",
    description = "Answers in Slack until it is stopped.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Secrets come from the environment: SLACK_BOT_TOKEN, SLACK_APP_TOKEN (Socket Mode),",
      "SLACK_SIGNING_SECRET (HTTP); each also as NAME_FILE, the path of a file with it."
    })
final class ServeCommand implements Callable<Integer> {
  private final Console here;

  @Option(
      names = {"-s", "--settings"},
      paramLabel = "FILE",
      description = "The settings file (default: $EXITCODE_SETTINGS, else built-in defaults).")
  private @Nullable Path file;

  ServeCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    return new Serve(file).run(here);
  }
}
