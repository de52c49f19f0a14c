package dev.exitcode.app;

import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code exitcode demo}: the bot in a workspace on this machine. */
@Command(
    name = "demo",
    description = "Serves a page to try the bot on, without Slack and without a cluster.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n")
final class DemoCommand implements Callable<Integer> {
  private final Console here;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Where the page is served, 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port = 8137;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description =
          "Asks this cluster of your kubeconfig in place of the small one that comes along.")
  private @Nullable String context;

  DemoCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "A port is 0 to 65535.");
    }
    Logs.configure(Settings.Log.QUIET, List.of());
    Logs.bridge();
    try {
      Demo demo = Demo.start(port, context, Clock.systemUTC());
      welcome(demo);
      Shutdown.untilTold(demo);
      return ExitStatus.OK;
    } catch (IOException e) {
      return refuse(e);
    }
  }

  private int refuse(IOException e) {
    String hint =
        e.getCause() instanceof BindException
            ? " Is another demo running? Try: exitcode demo --port 0  (with Maven: ./mvnw -Pdemo"
                + " -Ddemo.port=0)"
            : "";
    here.err().println(e.getMessage() + hint);
    return ExitStatus.UNAVAILABLE;
  }

  private void welcome(Demo demo) {
    boolean standIn = demo.pods().isStandIn();
    here.out()
        .printf(
            "%nThe Exitcode demo is running: a small workspace on this machine, without"
                + " Slack%s.%n%n  Open  %s%n  Type  /exitcode 139%s%n  Look  %s%n  Stop "
                + " Ctrl-C%n%n",
            standIn ? ", and a small cluster" : "",
            demo.page(),
            standIn ? "  or  /exitcode pod cart" : "  or  /exitcode pod NAME",
            demo.pods().kubectl())
        .flush();
  }
}
