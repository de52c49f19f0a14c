package dev.exitcode.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, of one container.
 *
 * @param command {@code command}, or Docker's entrypoint
 * @param args {@code args}, or Docker's command
 * @param environment only variables that tune a runtime's memory or start, such as {@code
 *     JAVA_TOOL_OPTIONS} and {@code NODE_OPTIONS}; never others, which may hold secrets
 * @param restartPolicy the container's own, where it has one
 */
public record ContainerSpec(
    @Nullable String image,
    List<String> command,
    List<String> args,
    Resources resources,
    List<Probe> probes,
    Hooks hooks,
    Security security,
    List<Mount> mounts,
    List<Integer> ports,
    Map<String, String> environment,
    @Nullable String restartPolicy) {
  static final ContainerSpec NONE =
      new ContainerSpec(
          null,
          List.of(),
          List.of(),
          Resources.NONE,
          List.of(),
          Hooks.NONE,
          Security.NONE,
          List.of(),
          List.of(),
          Map.of(),
          null);

  /** Copies lists and maps. */
  public ContainerSpec {
    command = Absent.list(command);
    args = Absent.list(args);
    resources = resources == null ? Resources.NONE : resources;
    probes = Absent.list(probes);
    hooks = hooks == null ? Hooks.NONE : hooks;
    security = security == null ? Security.NONE : security;
    mounts = Absent.list(mounts);
    ports = Absent.list(ports);
    environment = Absent.map(environment);
  }

  /** The probe of this kind, or null. */
  public @Nullable Probe probe(Probe.Kind kind) {
    for (int i = 0; i < probes.size(); i++) {
      if (probes.get(i).kind() == kind) {
        return probes.get(i);
      }
    }
    return null;
  }

  /**
   * Lifecycle hooks, as a person would write them ({@code exec: sleep 20}), null where there is
   * none.
   */
  public record Hooks(@Nullable String postStart, @Nullable String preStop) {
    static final Hooks NONE = new Hooks(null, null);
  }

  /** Where a volume is mounted. */
  public record Mount(String volume, String path, @Nullable String subPath, boolean readOnly) {}
}
