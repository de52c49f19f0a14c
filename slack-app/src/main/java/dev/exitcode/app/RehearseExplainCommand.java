package dev.exitcode.app;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Asks one question of every kind, so that the AOT cache of explain knows what they need. */
@Command(
    name = "rehearse-explain",
    hidden = true,
    description = "Trains the AOT cache of explain when the distribution is built.")
final class RehearseExplainCommand implements Callable<Integer> {
  private static final List<String[]> QUESTIONS =
      List.of(
          new String[] {"explain", "139"},
          new String[] {"explain", "137", "java"},
          new String[] {"explain", "OOMKilled", "-o", "json"},
          new String[] {"explain", "137", "vs", "143"},
          new String[] {"explain", "list"},
          new String[] {"explain", "OOMKiled"});

  RehearseExplainCommand() {}

  @Override
  public Integer call() {
    QUESTIONS.forEach(RehearseExplainCommand::run);
    return ExitStatus.OK;
  }

  /** Runs a command that nobody reads. */
  static void run(String... args) {
    try (PrintWriter nowhere = new PrintWriter(Writer.nullWriter())) {
      Main.run(unseen(nowhere, new Terminal(80, true), Map.of()), args);
    }
  }

  /** Nobody gives anything and nobody reads. */
  static Console unseen(PrintWriter nowhere, Terminal terminal, Map<String, String> env) {
    return new Console(InputStream.nullInputStream(), nowhere, nowhere, terminal, false, env);
  }
}
