package dev.exitcode.k8s;

import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.evidence.Missing;
import java.util.List;

/** Collects with all calls of a round at the same time. */
final class ParallelCollector implements CaseCollector {
  private final List<Cluster> clusters;

  ParallelCollector(List<Cluster> clusters) {
    this.clusters = clusters;
  }

  @Override
  public Collected collect(PodRef pod, LogsWanted logs) {
    for (Cluster cluster : clusters) {
      if (cluster.name().equals(pod.cluster()) && cluster.holds(pod.namespace())) {
        return new Collecting(cluster, pod, logs).collect();
      }
    }
    return new Collected.Unread(pod, Missing.Why.NOT_FOUND);
  }

  @Override
  public NamespaceNotes notes(String cluster, String namespace) {
    return clusters.stream()
        .filter(one -> one.name().equals(cluster) && one.holds(namespace))
        .findFirst()
        .map(one -> one.namespaces().notes(namespace))
        .orElse(NamespaceNotes.unread(Missing.Why.NOT_FOUND));
  }

  @Override
  public Log logs(PodRef pod, String container, boolean previous) {
    for (Cluster cluster : clusters) {
      if (cluster.name().equals(pod.cluster()) && cluster.holds(pod.namespace())) {
        Instance of = previous ? Instance.DEAD : Instance.UNKNOWN;
        return new LogCalls(cluster.api(), pod).whole(new LogAsk(container, of, previous));
      }
    }
    return new Log(null, Missing.Why.NOT_FOUND);
  }
}
