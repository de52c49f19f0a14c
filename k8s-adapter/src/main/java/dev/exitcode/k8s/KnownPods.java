package dev.exitcode.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pods of a cluster as they were seen last. Thread-safe; a change is one step. */
final class KnownPods {
  private final ConcurrentMap<String, ConcurrentMap<String, KnownPod>> namespaces =
      new ConcurrentHashMap<>();

  @Nullable KnownPod get(String namespace, String name) {
    return in(namespace).get(name);
  }

  /** Makes what is known of a pod what is given back; null stands for nothing. */
  void update(String namespace, String name, UnaryOperator<@Nullable KnownPod> change) {
    namespaces.compute(
        namespace,
        (n, some) -> {
          ConcurrentMap<String, KnownPod> pods = some == null ? new ConcurrentHashMap<>() : some;
          pods.compute(name, (p, known) -> change.apply(known));
          return pods.isEmpty() ? null : pods;
        });
  }

  void remove(String namespace, String name) {
    update(namespace, name, known -> null);
  }

  /** Notes what was told of a pod that is still the same. */
  void advance(PodRef pod, String container, Level from, Level to) {
    in(pod.namespace())
        .computeIfPresent(
            pod.name(),
            (name, known) ->
                known.uid().equals(pod.uid())
                    ? known.with(known.told().advanced(container, from, to))
                    : known);
  }

  /** Those of a namespace, or of all where it is null, that are so. */
  List<Map.Entry<String, KnownPod>> where(
      @Nullable String namespace, Predicate<KnownPod> condition) {
    List<Map.Entry<String, KnownPod>> found = new ArrayList<>();
    namespaces.forEach(
        (name, pods) -> {
          if (namespace == null || namespace.equals(name)) {
            pods.values().stream()
                .filter(condition)
                .forEach(pod -> found.add(Map.entry(name, pod)));
          }
        });
    return found;
  }

  int size() {
    return namespaces.values().stream().mapToInt(Map::size).sum();
  }

  private ConcurrentMap<String, KnownPod> in(String namespace) {
    ConcurrentMap<String, KnownPod> pods = namespaces.get(namespace);
    return pods == null ? new ConcurrentHashMap<>(1) : pods;
  }
}
