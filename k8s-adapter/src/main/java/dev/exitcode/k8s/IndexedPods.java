package dev.exitcode.k8s;

import dev.exitcode.k8s.Lookup.Unasked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Finds pods in what is known of each cluster, asking it where that is not enough. */
final class IndexedPods implements PodLookup {
  /** For each cluster; a large one takes that long to be read for the first time. */
  private static final Duration TIME = Duration.ofSeconds(8);

  private final List<Cluster> clusters;

  IndexedPods(List<Cluster> clusters) {
    this.clusters = clusters;
  }

  @Override
  public Lookup find(PodQuery query, Scope scope) {
    Deadline deadline = Deadline.in(TIME);
    Matches matches = new Matches(query.name());
    Map<Cluster, CompletableFuture<Optional<Unasked>>> asked = new LinkedHashMap<>();
    asked(query, scope)
        .forEach(c -> asked.put(c, start(new Search(c, query, scope, matches), deadline)));
    List<Unasked> unasked = new ArrayList<>();
    asked.forEach((cluster, answer) -> await(cluster, answer, deadline).ifPresent(unasked::add));
    return matches.lookup(unasked);
  }

  @Override
  public List<PodMatch> suggest(String typed, Scope scope, int most) {
    Matches matches = new Matches(PodQuery.small(typed.strip()));
    for (Cluster cluster : clusters) {
      Snapshot known = cluster.index().known();
      if (known != null) {
        matches.add(cluster.name(), scoped(cluster, scope).pods(known, null));
      }
    }
    return matches.all(most);
  }

  @Override
  public List<Place> places(Scope scope) {
    List<Place> places = new ArrayList<>();
    for (Cluster cluster : clusters) {
      Snapshot known = cluster.index().known();
      if (known != null) {
        scoped(cluster, scope)
            .namespaces(known, null)
            .forEach(namespace -> places.add(new Place(cluster.name(), namespace)));
      }
    }
    places.sort(Comparator.comparing(Place::cluster).thenComparing(Place::namespace));
    return List.copyOf(places);
  }

  private Stream<Cluster> asked(PodQuery query, Scope scope) {
    return clusters.stream()
        .filter(c -> query.cluster() == null || query.cluster().equals(c.name()))
        .filter(c -> scope.seesSomeOf(c.name()));
  }

  private static ScopedCluster scoped(Cluster cluster, Scope scope) {
    Map<String, Map<String, String>> labels =
        scope.asksForLabels() ? cluster.namespaces().knownLabels() : Map.of();
    return new ScopedCluster(cluster.name(), scope, labels);
  }

  private static CompletableFuture<Optional<Unasked>> start(Search search, Deadline deadline) {
    return CompletableFuture.supplyAsync(
        () -> Optional.ofNullable(search.run(deadline)), Thread.ofVirtual()::start);
  }

  private static Optional<Unasked> await(
      Cluster cluster, CompletableFuture<Optional<Unasked>> answer, Deadline deadline) {
    try {
      return answer.get(deadline.left(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Optional.of(Search.late(cluster));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(Search.late(cluster));
    }
  }
}
