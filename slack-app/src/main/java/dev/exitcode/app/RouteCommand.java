package dev.exitcode.app;

import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Routing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exitcode route}: who would be told of a crash, and why; nobody is. */
@Command(
    name = "route",
    description = {
      "Says who would be told of a crash, and why. Tells nobody, and asks no cluster unless by",
      "--pod."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  exitcode route -s settings.yaml payments/api",
      "  exitcode route -s settings.yaml payments/api --cause memory-limit-exceeded",
      "  exitcode route -s settings.yaml shop/web --annotation channel=C0SHOP --at"
          + " 2026-12-24T23:00:00Z",
      "  exitcode route -s settings.yaml --pod payments/api-7c9f-abcde --context prod",
      "  exitcode route -s settings.yaml --case case.json"
    })
final class RouteCommand implements Callable<Integer> {
  private final Console here;

  @Parameters(
      paramLabel = "NAMESPACE/WORKLOAD",
      arity = "0..1",
      description = "What would crash, such as payments/api.")
  private @Nullable String subject;

  @Option(
      names = "--pod",
      paramLabel = "NAME",
      description =
          "In its place a pod of a cluster, found as by exitcode pod: what it, its workload and its"
              + " namespace say counts.")
  private @Nullable String pod;

  @Option(
      names = "--case",
      paramLabel = "FILE",
      description = "In its place a case file, or what else exitcode diagnose reads.")
  private @Nullable Path file;

  @Option(
      names = {"-s", "-f", "--settings"},
      paramLabel = "FILE",
      description = "The settings file (default: $EXITCODE_SETTINGS).")
  private @Nullable Path settings;

  @Mixin private Supposed supposed = new Supposed();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When, such as 2026-12-24T18:00:00Z (default: now).")
  private @Nullable Instant at;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "How to print it: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TextOrJson form = TextOrJson.TEXT;

  @Mixin private ClusterOptions where = new ClusterOptions();

  @Spec private @Nullable CommandSpec spec;

  RouteCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    if (Stream.of(subject, pod, file).filter(Objects::nonNull).count() != 1) {
      throw refused("Name one thing: NAMESPACE/WORKLOAD, or --pod, or --case.");
    }
    try {
      supposed.check();
      RoutingSettings told = RoutingSettings.read(SettingsOption.file(settings, here.env()));
      Routing routing = told.routing();
      if (routing == null) {
        here.err().println("These settings have no notices: nobody is told of crashes.");
        return ExitStatus.CONFIG;
      }
      return answer(routing, new RouteSubject(supposed.cluster(told.clusters())));
    } catch (BadSettings e) {
      return SettingsOption.refuse(e, here.err());
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      here.err().println(e.getMessage());
      return ExitStatus.NO_INPUT;
    }
  }

  private int answer(Routing routing, RouteSubject in) throws IOException {
    if (pod != null) {
      return new PodSearch(here).read(pod, where, found -> print(routing, in.found(found)));
    }
    if (file == null) {
      return print(routing, in.named(String.valueOf(subject), supposed.kind()));
    }
    Candidate of = in.file(GivenText.of(file), here.err());
    return of == null ? ExitStatus.DATA : print(routing, of);
  }

  private int print(Routing routing, Candidate known) {
    Instant when = at == null ? Clock.systemUTC().instant() : at;
    here.out().print(new RouteAnswer(supposed.of(known), routing, when).print(form));
    return ExitStatus.OK;
  }

  private ParameterException refused(String why) {
    if (spec == null) {
      throw new IllegalStateException("no command line");
    }
    return new ParameterException(spec.commandLine(), why);
  }
}
