package dev.exitcode.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The namespaces that somebody may see for one purpose. Immutable. */
public final class Sight {
  private final List<Grant.Where> where;

  Sight(List<Grant.Where> where) {
    this.where = List.copyOf(where);
  }

  /** Whether this namespace is among them. */
  public boolean sees(String cluster, String namespace, Map<String, String> labels) {
    return where.stream().anyMatch(w -> w.holds(cluster, namespace, labels));
  }

  /** Whether there may be a namespace of this cluster among them. */
  public boolean seesCluster(String cluster) {
    return where.stream().anyMatch(w -> w.inCluster(cluster));
  }

  /** Whether there is none at all. */
  public boolean isBlind() {
    return where.isEmpty();
  }

  /**
   * What may be seen of a cluster, in the words of the settings: globs of namespaces, with the
   * labels that are asked for. Says nothing of what the cluster holds.
   */
  public List<String> namespaces(String cluster) {
    return where.stream()
        .filter(w -> w.inCluster(cluster))
        .flatMap(Sight::described)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> described(Grant.Where where) {
    String labels =
        String.join(
            ",", where.labels().entrySet().stream().map(Object::toString).sorted().toList());
    return where.namespaces().stream()
        .map(glob -> labels.isEmpty() ? glob : glob + " (labelled " + labels + ")");
  }
}
