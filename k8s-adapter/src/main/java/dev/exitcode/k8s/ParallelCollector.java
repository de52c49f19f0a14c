package dev.exitcode.k8s;

import dev.exitcode.evidence.LogTail.Instance;
import dev.exitcode.evidence.Missing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

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
        return logs(cluster, pod, new LogAsk(container, of, previous));
      }
    }
    return new Log(null, Missing.Why.NOT_FOUND);
  }

  /** A log is asked for by the pod's name alone, so the pod is looked at, too. */
  private static Log logs(Cluster cluster, PodRef pod, LogAsk ask) {
    CompletableFuture<Boolean> replaced =
        CompletableFuture.supplyAsync(
            () -> isReplaced(cluster.api(), pod), Thread::startVirtualThread);
    Log log = new LogCalls(cluster.api(), pod).whole(ask);
    return new Log(log.tail(), log.missing(), replaced.join());
  }

  private static boolean isReplaced(Api api, PodRef pod) {
    try {
      JsonNode read = api.get(Ask.pod(pod).path(), Api.INTERACTIVE);
      return pod.isReplacedBy(Worst.ref(pod, Pods.of(read, Map.of()).identity()));
    } catch (ApiException e) {
      return false; // the log's own call tells
    }
  }
}
