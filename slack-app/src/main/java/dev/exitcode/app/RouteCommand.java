package dev.exitcode.app;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Routing;
import dev.exitcode.incident.Triage;
import dev.exitcode.incident.Workload;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exitcode route}: who would be told of a crash, and why; nobody is. */
@Command(
    name = "route",
    description = "Says who would be told of a crash, and why. Tells nobody and asks no cluster.",
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
          + " 2026-12-24T23:00:00Z"
    })
final class RouteCommand implements Callable<Integer> {
  private static final String OURS = "exitcode.dev/";

  private final Console here;

  @Parameters(
      paramLabel = "NAMESPACE/WORKLOAD",
      description = "What would crash, such as payments/api.")
  private String subject = "";

  @Option(
      names = {"-s", "-f", "--settings"},
      paramLabel = "FILE",
      description = "The settings file (default: $EXITCODE_SETTINGS).")
  private @Nullable Path settings;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "Its cluster (default: the settings' first one).")
  private @Nullable String cluster;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "Deployment",
      description = "What it is (default: ${DEFAULT-VALUE}).")
  private String kind = "";

  @Option(
      names = "--container",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Its container (default: the pod as a whole).")
  private String container = "";

  @Option(
      names = "--cause",
      paramLabel = "ID",
      defaultValue = "unknown",
      description = "Why it would crash, as docs/causes.md names it (default: ${DEFAULT-VALUE}).")
  private String cause = "";

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "info, warning or critical (default: the cause's own).")
  private @Nullable Severity severity;

  @Option(
      names = {"-l", "--label"},
      paramLabel = "NAME=VALUE",
      description = "A label of its pods; may be repeated.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--annotation",
      paramLabel = "NAME=VALUE",
      description = "What exitcode.dev/NAME says: channel, mention or mute; may be repeated.")
  private Map<String, String> annotations = new LinkedHashMap<>();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When, such as 2026-12-24T18:00:00Z (default: now).")
  private @Nullable Instant at;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "How to print it: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RouteAnswer.Form form = RouteAnswer.Form.TEXT;

  @Spec private @Nullable CommandSpec spec;

  RouteCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try {
      RoutingSettings told = RoutingSettings.read(SettingsOption.file(settings, here.env()));
      Routing routing = told.routing();
      if (routing == null) {
        here.err().println("These settings have no notices: nobody is told of crashes.");
        return ExitStatus.CONFIG;
      }
      Candidate candidate = candidate(told.clusters());
      Instant when = at == null ? Clock.systemUTC().instant() : at;
      here.out().print(new RouteAnswer(candidate, routing, when).print(form));
      return ExitStatus.OK;
    } catch (BadSettings e) {
      return SettingsOption.refuse(e, here.err());
    }
  }

  private Candidate candidate(List<String> clusters) {
    String[] names = subject.split("/", -1);
    if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
      throw refused("Name it as NAMESPACE/WORKLOAD, such as payments/api.");
    }
    String where = cluster == null ? clusters.stream().findFirst().orElse("") : cluster;
    Cause why =
        Cause.byId(cause)
            .orElseThrow(() -> refused("There is no cause " + cause + ": see docs/causes.md."));
    return new Candidate(
        new Workload(where, names[0], kind, names[1]),
        container,
        why,
        severity == null ? Triage.severity(why) : severity,
        labels,
        whole(annotations),
        List.of());
  }

  private static Map<String, String> whole(Map<String, String> annotations) {
    return annotations.entrySet().stream()
        .collect(Collectors.toMap(e -> whole(e.getKey()), Map.Entry::getValue, (a, b) -> b));
  }

  private static String whole(String name) {
    return name.startsWith(OURS) ? name : OURS + name;
  }

  private ParameterException refused(String why) {
    if (spec == null) {
      throw new IllegalStateException("no command line");
    }
    return new ParameterException(spec.commandLine(), why);
  }
}
