package dev.exitcode.k8s;

import java.util.List;

/** Finds pods by what people call them. Thread-safe. */
public interface PodLookup {
  /** The most matches of a {@link Lookup.Several}. */
  int MOST = 100;

  /**
   * Finds by the name of a pod or a workload, by how one begins, or by one that differs a little;
   * namespaces and clusters are taken exactly. Blocks for some seconds at most, each cluster within
   * its own time: one that does not answer is told in {@link Lookup#unasked} and delays no other.
   */
  Lookup find(PodQuery query, Scope scope);

  /**
   * Pods that fit what is typed so far, crashing ones first; from memory at once, so empty until a
   * cluster was read. An empty text fits all. What can be no name fits none.
   */
  List<PodMatch> suggest(String typed, Scope scope, int most);

  /** The namespaces that the asker may see, sorted; from memory at once. */
  List<Place> places(Scope scope);

  /** A namespace of a cluster. */
  record Place(String cluster, String namespace) {}
}
