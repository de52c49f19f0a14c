package dev.exitcode.k8s;

import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity.Owner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which pods are of the same workload or on the same node. */
final class Siblings {
  /** Of each place: more say no more, and each of many pods would have all the others. */
  private static final int MOST = 100;

  /**
   * Of those that never failed, a few stand for all: more would lengthen the card and {@code -o
   * case}, and take time.
   */
  private static final int MOST_WELL = 10;

  private final Owners owners;
  private final Map<String, List<PodFacts>> byPlace = new HashMap<>();
  private final Map<String, Integer> well = new HashMap<>();

  Siblings(List<PodFacts> pods, Owners owners) {
    this.owners = owners;
    for (PodFacts pod : pods) {
      PodState state = PodState.of(pod);
      boolean failed = state.crashing() || state.lastEnd() != null;
      for (String place : places(pod)) {
        if (failed || well.merge(place, 1, Integer::sum) <= MOST_WELL) {
          byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(pod);
        }
      }
    }
  }

  /** Those of a pod: of its workload, then of its node; of each up to 100, 10 of them well. */
  List<PodFacts> of(PodFacts pod) {
    List<PodFacts> siblings = new ArrayList<>();
    for (String place : places(pod)) {
      Set<PodFacts> before = Collections.newSetFromMap(new IdentityHashMap<>());
      before.addAll(siblings);
      before.add(pod);
      byPlace.getOrDefault(place, List.of()).stream()
          .filter(other -> !before.contains(other))
          .limit(MOST)
          .forEach(siblings::add);
    }
    return siblings;
  }

  private List<String> places(PodFacts pod) {
    List<String> places = new ArrayList<>();
    List<Owner> above = owners.above(pod.identity());
    if (!above.isEmpty() && !above.getLast().kind().equals("Node")) {
      places.add(pod.identity().namespace() + "/" + above.getLast());
    }
    if (pod.spec().node() != null) {
      places.add(pod.spec().node());
    }
    return places;
  }
}
