package dev.exitcode.diagnosis;

import dev.exitcode.catalog.Signals;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.WorkloadFacts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What fills the placeholders of texts: what every scene knows, and what a rule adds.
 *
 * @param added by the rule; wins over what the scene knows
 */
record Placeholders(Scene scene, Map<String, String> added)
    implements Function<String, @Nullable String> {

  /** The value of a placeholder, or null where it is not known. */
  @Override
  public @Nullable String apply(String placeholder) {
    String value = added.get(placeholder);
    return value == null ? known(placeholder) : value;
  }

  private @Nullable String known(String placeholder) {
    return switch (placeholder) {
      case "namespace" -> scene.pod().identity().namespace();
      case "pod" -> scene.pod().identity().name();
      case "container" -> scene.name();
      case "node" -> scene.pod().spec().node();
      case "image" -> scene.spec().image();
      case "workload" -> workload();
      case "rollout" -> rollout();
      case "memoryLimit" -> scene.memoryLimit();
      case "limitField" -> scene.isMemoryShared() ? null : "container's resources.limits";
      case "sharedLimit" -> scene.isMemoryShared() ? scene.memoryLimit() : null;
      case "memoryRequest" -> scene.spec().resources().memoryRequest();
      case "memoryUsage" -> scene.status().memoryUsage();
      case "grace" -> Integer.toString(scene.timing().grace());
      default -> ofTheEnd(placeholder);
    };
  }

  private @Nullable String ofTheEnd(String placeholder) {
    Long code = scene.code();
    Duration ran = scene.ran();
    return switch (placeholder) {
      case "exitCode" -> code == null ? null : code.toString();
      case "signal" -> code == null ? null : Signals.name(code - Signals.BASE);
      case "ran" -> ran == null ? null : span(ran);
      case "restarts" -> restarts(scene.status().restarts());
      default -> null;
    };
  }

  private static @Nullable String restarts(int count) {
    return count == 0 ? null : count == 1 ? "1 restart" : count + " restarts";
  }

  private @Nullable String workload() {
    List<WorkloadFacts> workloads = scene.file().workloads();
    if (!workloads.isEmpty()) {
      return named(workloads.getLast().kind(), workloads.getLast().name());
    }
    List<Owner> owners = scene.pod().identity().owners();
    if (owners.isEmpty()) {
      return null;
    }
    String name = owners.getFirst().name();
    String hash = scene.pod().identity().labels().get("pod-template-hash");
    return hash != null && name.endsWith('-' + hash)
        ? named("Deployment", name.substring(0, name.length() - hash.length() - 1))
        : named(owners.getFirst().kind(), name);
  }

  /** The workload where kubectl can roll it out. */
  private @Nullable String rollout() {
    String workload = workload();
    return workload != null
            && (workload.startsWith("deployment/")
                || workload.startsWith("statefulset/")
                || workload.startsWith("daemonset/"))
        ? workload
        : null;
  }

  private static String named(String kind, String name) {
    return kind.toLowerCase(Locale.ROOT) + '/' + name;
  }

  /** A length of time as a person would write it, such as {@code 1 min 33 s}. */
  static String span(Duration time) {
    long s = time.toSeconds();
    if (s < 60) {
      return s + " s";
    }
    if (s < 3_600) {
      return pair(s / 60, "min", s % 60, "s");
    }
    return s < 86_400
        ? pair(s / 3_600, "h", s % 3_600 / 60, "min")
        : pair(s / 86_400, "d", s % 86_400 / 3_600, "h");
  }

  private static String pair(long many, String unit, long few, String smaller) {
    return few == 0 ? many + " " + unit : many + " " + unit + ' ' + few + ' ' + smaller;
  }
}
