package dev.exitcode.k8s;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of one cluster, what somebody may see: nothing else is ever compared with what was typed. */
record Seen(String cluster, Scope scope, Map<String, Map<String, String>> labels) {
  boolean sees(String namespace) {
    return scope.seesSomeOf(cluster)
        && scope.sees(cluster, namespace, labels.getOrDefault(namespace, Map.of()));
  }

  /** The namespaces of a snapshot that are seen; of those the one that is asked for, if one is. */
  List<String> namespaces(Snapshot snapshot, @Nullable String only) {
    Stream<String> all = snapshot.pods().keySet().stream();
    return (only == null ? all : all.filter(only::equals)).filter(this::sees).sorted().toList();
  }

  /** The pods of those. */
  List<Candidate> candidates(Snapshot snapshot, @Nullable String only) {
    return namespaces(snapshot, only).stream()
        .flatMap(n -> snapshot.pods().getOrDefault(n, List.of()).stream().map(p -> of(n, p)))
        .toList();
  }

  private Candidate of(String namespace, SlimPod pod) {
    return new Candidate(cluster, namespace, pod);
  }

  /** A pod that may be meant. */
  record Candidate(String cluster, String namespace, SlimPod pod) {
    PodMatch match() {
      return pod.in(cluster, namespace);
    }
  }
}
