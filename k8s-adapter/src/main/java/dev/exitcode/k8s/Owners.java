package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the workloads above a pod or workload among those that are given. */
final class Owners {
  private static final int DEPTH = 2;

  private static final Map<String, String> PARENTS =
      Map.of("ReplicaSet", "Deployment", "Job", "CronJob");

  private final Map<String, Workload> given = new HashMap<>();

  Owners(List<Workload> workloads) {
    for (Workload workload : workloads) {
      Owner self = self(workload);
      given.putIfAbsent(key(workload.facts().namespace(), self), workload);
      given.putIfAbsent(key(null, self), workload);
    }
  }

  static Owner self(Workload workload) {
    return new Owner(workload.facts().kind(), workload.facts().name());
  }

  /** The owners of a pod and theirs, the nearest first, given or not. */
  List<Owner> above(PodIdentity pod) {
    List<Owner> nearest = pod.owners().isEmpty() ? byName(pod) : pod.owners();
    return above(pod.namespace(), nearest, pod.labels().get("pod-template-hash"));
  }

  /** The owners of a workload and theirs, the nearest first, given or not. */
  List<Owner> above(Workload workload) {
    return above(workload.facts().namespace(), workload.owners(), null);
  }

  /** The given one, or null. */
  @Nullable Workload find(@Nullable String namespace, Owner owner) {
    Workload exact = given.get(key(namespace, owner));
    Workload any = exact == null ? given.get(key(null, owner)) : exact;
    return any != null && fits(namespace, any.facts().namespace()) ? any : null;
  }

  /** Whether two namespaces may be the same: one may be unknown. */
  static boolean fits(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  private List<Owner> above(
      @Nullable String namespace, List<Owner> nearest, @Nullable String templateHash) {
    Set<Owner> above = new LinkedHashSet<>();
    Deque<Owner> open = new ArrayDeque<>(nearest);
    while (!open.isEmpty()) {
      Owner next = open.removeFirst();
      if (above.add(next)) {
        open.addAll(direct(namespace, next, templateHash));
      }
    }
    return new ArrayList<>(above);
  }

  private List<Owner> direct(
      @Nullable String namespace, Owner owner, @Nullable String templateHash) {
    Workload known = find(namespace, owner);
    return known == null || known.owners().isEmpty()
        ? byConvention(namespace, owner, templateHash)
        : known.owners();
  }

  /** A Deployment names its ReplicaSets, and a CronJob its Jobs, after itself. */
  private List<Owner> byConvention(
      @Nullable String namespace, Owner owner, @Nullable String templateHash) {
    String kind = PARENTS.get(owner.kind());
    String name = parent(owner.name());
    if (kind == null || name == null) {
      return List.of();
    }
    Owner parent = new Owner(kind, name);
    String own = owner.name().substring(name.length() + 1);
    boolean is = own.equals(templateHash) || isNumber(own) || find(namespace, parent) != null;
    return is ? List.of(parent) : List.of();
  }

  /** Where somebody took the owners out of a pod: those of its name that are given. */
  private List<Owner> byName(PodIdentity pod) {
    List<Owner> found = new ArrayList<>();
    String name = pod.name();
    for (String parent : name == null ? List.<String>of() : parents(name)) {
      for (String kind : Workload.KINDS) {
        Owner owner = new Owner(kind, parent);
        if (find(pod.namespace(), owner) != null) {
          found.add(owner);
        }
      }
    }
    return found;
  }

  /** The names that an object's owners may have: Kubernetes puts one or two parts behind them. */
  static List<String> parents(String name) {
    List<String> parents = new ArrayList<>();
    for (String parent = parent(name); parent != null; parent = parent(parent)) {
      if (parents.size() == DEPTH) {
        break;
      }
      parents.add(parent);
    }
    return parents;
  }

  private static @Nullable String parent(String name) {
    int dash = name.lastIndexOf('-');
    return dash < 1 ? null : name.substring(0, dash);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String key(@Nullable String namespace, Owner owner) {
    return (namespace == null ? "" : namespace) + "/" + owner.kind() + "/" + owner.name();
  }
}
