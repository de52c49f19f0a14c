package dev.exitcode.incident;

import java.util.Set;

/** What owns a pod: its controller's owner where there is one, else the pod itself. */
public record Workload(String cluster, String namespace, String kind, String name) {
  private static final Set<String> FINITE = Set.of("Job", "CronJob");

  /** Whether it is a pod that nobody owns. */
  public boolean isBarePod() {
    return kind.equals("Pod");
  }

  /** Whether its pods are meant to end, and to be cleared away then. */
  public boolean isFinite() {
    return FINITE.contains(kind);
  }

  /** For people: {@code shop/api}. */
  public String namespacedName() {
    return namespace + "/" + name;
  }
}
