package dev.exitcode.k8s;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that are looked after. Each is reached by its own way and within its own time, so
 * that none delays another; a way is opened when it is first needed, and anew when its token or
 * certificate changed. Thread-safe.
 */
public final class Clusters implements AutoCloseable {
  private final List<Cluster> clusters;

  private Clusters(List<Cluster> clusters) {
    this.clusters = clusters;
  }

  /**
   * These clusters. Neither reads a file nor calls anything.
   *
   * @throws IllegalArgumentException with a sentence, where two have the same name
   */
  public static Clusters of(List<ClusterAccess> accesses, Clock clock) {
    return of(accesses, Machine.current(), clock);
  }

  /**
   * As above, and tells of each call when it is over.
   *
   * @param calls must not throw, and is called by many threads
   */
  public static Clusters of(List<ClusterAccess> accesses, Clock clock, Consumer<ApiCall> calls) {
    return of(accesses, Machine.current(), clock, calls);
  }

  /** The same with the variables of an environment that is not this process's. */
  public static Clusters of(
      List<ClusterAccess> accesses, Map<String, String> environment, Clock clock) {
    return of(accesses, Machine.current().with(environment), clock);
  }

  static Clusters of(List<ClusterAccess> accesses, Machine machine, Clock clock) {
    return of(accesses, machine, clock, Tally.NONE.told());
  }

  private static Clusters of(
      List<ClusterAccess> accesses, Machine machine, Clock clock, Consumer<ApiCall> calls) {
    Set<String> names = new HashSet<>();
    for (ClusterAccess access : accesses) {
      if (!names.add(access.name())) {
        throw new IllegalArgumentException("Two clusters are called " + access.name() + ".");
      }
    }
    return new Clusters(accesses.stream().map(a -> new Cluster(a, machine, clock, calls)).toList());
  }

  /** Their names, in the order they were given. */
  public List<String> names() {
    return clusters.stream().map(Cluster::name).toList();
  }

  /** Finds pods. */
  public PodLookup pods() {
    return new IndexedPods(clusters);
  }

  /** Gathers what can be known of one. */
  public CaseCollector cases() {
    return new ParallelCollector(clusters);
  }

  /**
   * Watches the pods of a cluster for what ends in them; calls nothing before it is started.
   *
   * @param marks what was dealt with before; asked for once, and again where it throws
   * @param events told of what was seen, as {@link WatchEvent} says
   * @throws IllegalArgumentException where there is no such cluster
   */
  public CrashWatch watch(String cluster, Supplier<Marks> marks, Consumer<WatchEvent> events) {
    return clusters.stream()
        .filter(one -> one.name().equals(cluster))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no cluster " + cluster + "."))
        .watch(marks, events);
  }

  /** Asks for what the clusters' own rules say. */
  public AccessReview access() {
    return new SubjectReview(clusters);
  }

  /** How well each is seen now; from memory. */
  public List<ClusterView> views() {
    return clusters.stream().map(Cluster::view).toList();
  }

  /**
   * What is wrong with how a cluster is set up, in a sentence, by its name; reads the files and
   * runs the programs that give credentials, calls no cluster.
   */
  public Map<String, String> problems() {
    Map<String, String> problems = new TreeMap<>();
    for (Cluster cluster : clusters) {
      String problem = cluster.problem();
      if (problem != null) {
        problems.put(cluster.name(), problem);
      }
    }
    return problems;
  }

  /**
   * The namespace that is meant where none is named, as the kubeconfig's context says; null where
   * it says none.
   *
   * @throws IllegalArgumentException with a sentence, where the cluster is not set up rightly
   */
  public @Nullable String home(String cluster) {
    for (Cluster one : clusters) {
      if (one.name().equals(cluster)) {
        return one.home();
      }
    }
    return null;
  }

  /** Begins to read them in the background, so that the first question finds what it asks for. */
  public void warm() {
    clusters.forEach(cluster -> cluster.index().known());
  }

  @Override
  public void close() {
    clusters.forEach(Cluster::close);
  }
}
