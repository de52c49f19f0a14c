package dev.exitcode.app;

import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line {@code exitcode}; exit statuses are those of {@code docs/command-line.md}. */
@Command(
    name = "exitcode",
    description = "Tells why a container died.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "Start with:  exitcode explain 137", "Try the bot: exitcode demo"},
    subcommands = {
      ExplainCommand.class,
      ServeCommand.class,
      CheckCommand.class,
      DemoCommand.class,
      HelpCommand.class,
      GenerateCompletion.class
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] args) {
    Surroundings here = Surroundings.current();
    int status = run(here, args);
    here.out().flush();
    here.err().flush();
    if (status != ExitStatus.OK) {
      System.exit(status); // an orderly end needs no exit, which would look for a logger first
    }
  }

  /** Runs one command and returns its exit status; never throws. */
  static int run(Surroundings here, String... args) {
    CommandLine line = new CommandLine(new Main(), new CommandFactory(here));
    line.setOut(here.out()).setErr(here.err());
    line.getSubcommands()
        .forEach((name, c) -> c.setUnmatchedOptionsArePositionalParams(name.equals("explain")));
    line.setUsageHelpWidth(here.terminal().width());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            here.terminal().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler(Main::refuse);
    line.setExecutionExceptionHandler((e, c, parsed) -> apologise(here.err(), e));
    try {
      return line.execute(args);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      return apologise(here.err(), e);
    }
  }

  private static int refuse(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(e.getMessage());
    if (e instanceof UnmatchedArgumentException && line.getParent() == null && args.length > 0) {
      err.println("To explain a code, write: exitcode explain 137");
    }
    err.printf("See: %s --help%n", line.getCommandSpec().qualifiedName());
    return ExitStatus.USAGE;
  }

  private static int apologise(PrintWriter err, Throwable e) {
    err.printf(
        "Exitcode failed, which is a fault of its own: %s. Please report it with the command you"
            + " ran.%n",
        e);
    return ExitStatus.SOFTWARE;
  }
}
