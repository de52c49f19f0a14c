package dev.exitcode.k8s;

import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.Lookup.Unasked;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question to one cluster. */
final class Search {
  /** What is older is not told without a look. */
  private static final Duration OLD = Duration.ofMinutes(2);

  /** Asked for in the place of a pod that may not be seen, so that the answer takes as long. */
  private static final String NOBODY = "exitcode-asks-for-nobody";

  private final Cluster cluster;
  private final PodQuery query;
  private final Scope scope;
  private final Matches matches;

  Search(Cluster cluster, PodQuery query, Scope scope, Matches matches) {
    this.cluster = cluster;
    this.query = query;
    this.matches = matches;
    this.scope = scope;
  }

  /** Adds what fits; why the cluster could not be asked, or null. */
  @Nullable Unasked run(Deadline deadline) {
    ScopedCluster scoped = new ScopedCluster(cluster.name(), scope, labels());
    Snapshot known = cluster.index().snapshot();
    boolean found = (known != null && addKnown(known, scoped)) || (isExact() && addExact(scoped));
    return found ? null : addCurrent(deadline, scoped);
  }

  private boolean addKnown(Snapshot known, ScopedCluster scoped) {
    if (known.age().compareTo(OLD) > 0) {
      return false;
    }
    cluster.index().known();
    return add(known, scoped);
  }

  private Map<String, Map<String, String>> labels() {
    return scope.asksForLabels() ? cluster.namespaces().labels() : Map.of();
  }

  /** Whether something fits, other than by a slip: the right one may be there by now. */
  private boolean add(Snapshot snapshot, ScopedCluster scoped) {
    return matches.add(cluster.name(), scoped.pods(snapshot, query.namespace()));
  }

  private boolean isExact() {
    return query.namespace() != null && Names.isSubdomain(query.name());
  }

  private boolean addExact(ScopedCluster scoped) {
    String namespace = query.namespace();
    if (namespace == null || !cluster.holds(namespace)) {
      return false;
    }
    try {
      if (!scoped.sees(namespace)) {
        cluster.api().get(Paths.core(namespace, "pods", NOBODY), Api.INTERACTIVE);
        return false;
      }
      JsonNode pod = cluster.readPod(namespace, query.name());
      ConcurrentMap<Object, Object> unshared = new ConcurrentHashMap<>();
      matches.add(Fit.POD, SlimPod.of(pod, unshared).in(cluster.name(), namespace));
      return true;
    } catch (ApiException e) {
      return false;
    }
  }

  /** What was made since, and where that cannot be had, what was known. */
  private @Nullable Unasked addCurrent(Deadline deadline, ScopedCluster scoped) {
    try {
      Snapshot current = current(deadline, scoped);
      return add(current, scoped) ? null : notRead(current, scoped);
    } catch (ApiException e) {
      Snapshot known = cluster.index().snapshot();
      boolean found = known != null && add(known, scoped);
      return found ? null : new Unasked(cluster.name(), e.why());
    }
  }

  private Snapshot current(Deadline deadline, ScopedCluster scoped) throws ApiException {
    PodIndex index = cluster.index();
    String namespace = cluster.isScoped() ? null : query.namespace();
    try {
      Snapshot current = index.current(deadline);
      if (namespace == null || !index.isNarrow()) {
        return current;
      }
    } catch (ApiException e) {
      if (namespace == null || !index.isNarrow()) {
        throw e;
      }
    }
    return named(namespace, scoped);
  }

  /**
   * Who may not list the pods of all namespaces may list those of the one that is named. One that
   * is not seen is asked for, too, so that the answer takes as long.
   */
  private Snapshot named(String namespace, ScopedCluster scoped) throws ApiException {
    try {
      return cluster.index().of(namespace);
    } catch (ApiException e) {
      if (scoped.sees(namespace)) {
        throw e;
      }
      return new Snapshot(Map.of(), Map.of(), cluster.now(), System.nanoTime());
    }
  }

  private @Nullable Unasked notRead(Snapshot current, ScopedCluster scoped) {
    Unasked unread = unread(current, scoped);
    return unread == null ? unlabelled(scoped) : unread;
  }

  /**
   * That labels which might open what is asked for could not be read; else null. The same whether
   * it is there or not.
   */
  private @Nullable Unasked unlabelled(ScopedCluster scoped) {
    String namespace = query.namespace();
    Missing.Why why = scope.asksForLabels() ? cluster.namespaces().trouble() : null;
    boolean hinges =
        scope.hingesOnLabels(cluster.name(), namespace)
            && (namespace == null || !scoped.sees(namespace));
    return why != null && hinges ? new Unasked(cluster.name(), why) : null;
  }

  /** That a namespace which is seen and may hold the pod could not be read; else null. */
  private @Nullable Unasked unread(Snapshot current, ScopedCluster scoped) {
    return current.unread().entrySet().stream()
        .filter(one -> query.namespace() == null || one.getKey().equals(query.namespace()))
        .filter(one -> scoped.sees(one.getKey()))
        .min(Map.Entry.comparingByKey())
        .map(one -> new Unasked(cluster.name(), one.getValue()))
        .orElse(null);
  }

  /** That a cluster took longer than there is time. */
  static Unasked late(Cluster cluster) {
    return new Unasked(cluster.name(), Missing.Why.TIMED_OUT);
  }
}
