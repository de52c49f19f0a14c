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
  /** More say no more, and each of many pods would have all the others. */
  private static final int MOST = 100;

  private final Owners owners;
  private final Map<String, List<PodFacts>> byPlace = new HashMap<>();

  Siblings(List<PodFacts> pods, Owners owners) {
    this.owners = owners;
    for (PodFacts pod : pods) {
      for (String place : places(pod)) {
        byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(pod);
      }
    }
  }

  /** Those of a pod: the ones of its workload first, 100 at most. */
  List<PodFacts> of(PodFacts pod) {
    List<PodFacts> siblings = new ArrayList<>();
    for (String place : places(pod)) {
      Set<PodFacts> before = Collections.newSetFromMap(new IdentityHashMap<>());
      before.addAll(siblings);
      before.add(pod);
      byPlace.getOrDefault(place, List.of()).stream()
          .filter(other -> !before.contains(other))
          .limit(MOST - siblings.size())
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
