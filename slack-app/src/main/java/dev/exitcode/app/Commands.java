package dev.exitcode.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, as picocli knows them. */
@Command(
    name = "exitcode",
    description = "Tells why a container died.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "Start with:  exitcode explain 137", "Try the bot: exitcode demo"})
final class Commands {
  private static final Map<String, Function<Console, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("explain", ExplainCommand::new);
    COMMANDS.put("diagnose", DiagnoseCommand::new);
    COMMANDS.put("pod", PodCommand::new);
    COMMANDS.put("serve", ServeCommand::new);
    COMMANDS.put("check", CheckCommand::new);
    COMMANDS.put("route", RouteCommand::new);
    COMMANDS.put("demo", DemoCommand::new);
    COMMANDS.put("rehearse", _ -> new RehearseCommand());
    COMMANDS.put("rehearse-explain", _ -> new RehearseExplainCommand());
  }

  private Commands() {}

  /** Runs one command and returns its exit status; faults of the program are told, not thrown. */
  static int run(Console here, String... args) {
    CommandLine line = commands(here, args.length == 0 ? "" : args[0]);
    line.setOut(here.out()).setErr(here.err()).setCaseInsensitiveEnumValuesAllowed(true);
    line.getSubcommands()
        .forEach((name, c) -> c.setUnmatchedOptionsArePositionalParams(name.equals("explain")));
    line.setUsageHelpWidth(here.terminal().width());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(colours(here.terminal())));
    line.setParameterExceptionHandler(Commands::refuse);
    line.setExecutionExceptionHandler((e, c, parsed) -> Main.apologise(here.err(), e));
    return line.execute(args);
  }

  private static CommandLine.Help.Ansi colours(Terminal terminal) {
    return terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  /**
   * Builds the command that is asked for alone, since reading the annotations of all takes time.
   */
  private static CommandLine commands(Console here, String asked) {
    CommandLine line = new CommandLine(new Commands());
    Function<Console, Object> one = COMMANDS.get(asked);
    if (one != null) {
      return line.addSubcommand(asked, one.apply(here));
    }
    COMMANDS.forEach((name, make) -> line.addSubcommand(name, make.apply(here)));
    return line.addSubcommand(HelpCommand.class).addSubcommand(GenerateCompletion.class);
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
}
