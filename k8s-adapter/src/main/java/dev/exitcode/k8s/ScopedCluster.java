package dev.exitcode.k8s;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of one cluster, what somebody may see: nothing else is ever compared with what was typed. */
record ScopedCluster(String cluster, Scope scope, Map<String, Map<String, String>> labels) {
  boolean sees(String namespace) {
    return scope.seesSomeOf(cluster)
        && scope.sees(cluster, namespace, labels.getOrDefault(namespace, Map.of()));
  }

  /** The namespaces of a snapshot that are seen; of those the one that is asked for, if one is. */
  List<String> namespaces(Snapshot snapshot, @Nullable String only) {
    Stream<String> all = snapshot.pods().keySet().stream();
    return (only == null ? all : all.filter(only::equals)).filter(this::sees).sorted().toList();
  }

  /** The pods of those, by namespace. */
  Map<String, List<SlimPod>> pods(Snapshot snapshot, @Nullable String only) {
    Map<String, List<SlimPod>> pods = new HashMap<>();
    namespaces(snapshot, only)
        .forEach(name -> pods.put(name, snapshot.pods().getOrDefault(name, List.of())));
    return pods;
  }
}
