package dev.exitcode.app;

import dev.exitcode.access.Grant;
import dev.exitcode.access.Policy;
import dev.exitcode.k8s.ClusterAccess;
import java.util.List;

/**
 * What questions about pods are answered from.
 *
 * @param clusters how each is reached; empty where none is named
 * @param access who may ask about what; empty: nobody
 */
record ClusterSettings(List<ClusterAccess> clusters, List<Grant> access) {
  /** Copies the lists. */
  ClusterSettings {
    clusters = List.copyOf(clusters);
    access = List.copyOf(access);
  }

  Policy policy() {
    return new Policy(access);
  }

  List<String> names() {
    return clusters.stream().map(ClusterAccess::name).toList();
  }

  /** What is set, for people; empty where nothing is. */
  String summary() {
    if (clusters.isEmpty()) {
      return "";
    }
    String who = access.isEmpty() ? "nobody may ask" : access.size() + " access rules";
    return ", clusters " + String.join(", ", names()) + " (" + who + ")";
  }
}
