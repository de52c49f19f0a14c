package dev.exitcode.app;

import dev.exitcode.catalog.Severity;
import dev.exitcode.diagnosis.Cause;
import dev.exitcode.incident.Candidate;
import dev.exitcode.incident.Triage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a dry run takes for given of a crash, whatever else is known of it. */
final class Supposed {
  private static final String OURS = "exitcode.dev/";

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
      description = "Its container (default: the pod as a whole, or what fails in it).")
  private @Nullable String container;

  @Option(
      names = "--cause",
      paramLabel = "ID",
      description =
          "Why it would crash, as docs/causes.md names it (default: unknown, or what is wrong"
              + " now).")
  private @Nullable String cause;

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

  String kind() {
    return kind;
  }

  /** The one that is named, else the first that there is. */
  String cluster(List<String> known) {
    return cluster == null ? known.stream().findFirst().orElse("") : cluster;
  }

  /**
   * Looks whether all of it can be, before anything is asked of a cluster.
   *
   * @throws IllegalArgumentException with a sentence, where there is no such cause
   */
  void check() {
    if (cause != null) {
      var _ = cause(cause);
    }
  }

  /** A crash as it is supposed to be. */
  Candidate of(Candidate known) {
    Cause why = cause == null ? known.cause() : cause(cause);
    return new Candidate(
        known.workload(),
        container == null ? known.container() : container,
        why,
        severity == null ? Triage.severity(why) : severity,
        over(known.labels(), labels),
        over(known.annotations(), whole(annotations)),
        known.unread());
  }

  private static Cause cause(String id) {
    return Cause.byId(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException("There is no cause " + id + ": see docs/causes.md."));
  }

  private static Map<String, String> over(Map<String, String> known, Map<String, String> given) {
    Map<String, String> all = new HashMap<>(known);
    all.putAll(given);
    return all;
  }

  private static Map<String, String> whole(Map<String, String> annotations) {
    Map<String, String> whole = new HashMap<>();
    annotations.forEach((name, value) -> whole.put(whole(name), value));
    return whole;
  }

  private static String whole(String name) {
    return name.startsWith(OURS) ? name : OURS + name;
  }
}
