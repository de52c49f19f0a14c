package dev.exitcode.k8s;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.k8s.CaseCollector.Collected;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One collection: first the pod and what is known by its name, then at once all that the pod leads
 * to. Where a look-up has just read the pod, both are one round.
 */
final class Collecting {
  private final Cluster cluster;
  private final PodRef pod;
  private final LogsWanted logs;
  private Missing.@Nullable Why podMissing;

  Collecting(Cluster cluster, PodRef pod, LogsWanted logs) {
    this.cluster = cluster;
    this.pod = pod;
    this.logs = logs;
  }

  Collected collect() {
    List<Ask> byName = List.of(Ask.events(pod), Ask.usage(pod));
    JsonNode known = cluster.takeJustRead(pod);
    if (known != null) {
      return gathered(known, CallResult.all(around(known, byName)));
    }
    List<Callable<CallResult>> first = new ArrayList<>(calls(byName));
    first.addFirst(this::readPod);
    List<CallResult> results = CallResult.all(first);
    JsonNode read = results.isEmpty() ? null : results.getFirst().object();
    if (read == null) {
      return withoutPod(results);
    }
    List<CallResult> all = new ArrayList<>(results.subList(1, results.size()));
    all.addAll(CallResult.all(around(read, List.of())));
    return gathered(read, all);
  }

  private CallResult readPod() {
    try {
      return CallResult.of(cluster.api().get(Ask.pod(pod).path(), Api.INTERACTIVE));
    } catch (ApiException e) {
      podMissing = e.why();
      return CallResult.NOTHING;
    }
  }

  /** What a pod leads to, its logs, and these. */
  private List<Callable<CallResult>> around(JsonNode read, List<Ask> others) {
    List<Ask> asks = new ArrayList<>(others);
    asks.addAll(new Around(cluster, pod, read).asks());
    List<Callable<CallResult>> calls = calls(asks);
    if (logs == LogsWanted.OF_TROUBLED) {
      LogCalls reading = new LogCalls(cluster.api(), pod);
      PodFacts facts = Pods.of(read, Map.of());
      LogAsk.ofTroubled(facts).forEach(ask -> calls.add(() -> reading.end(ask)));
    }
    return calls;
  }

  private List<Callable<CallResult>> calls(List<Ask> asks) {
    List<Callable<CallResult>> calls = new ArrayList<>();
    asks.forEach(ask -> calls.add(() -> ask.on(cluster.api())));
    return calls;
  }

  private Collected gathered(JsonNode read, List<CallResult> results) {
    return new Collected.Case(new Gathered(read, results).file(cluster.now(), logs));
  }

  /** A pod that is gone may have left events. */
  private Collected withoutPod(List<CallResult> results) {
    Missing.Why why = podMissing == null ? Missing.Why.TIMED_OUT : podMissing;
    CaseFile left = why == Missing.Why.NOT_FOUND ? Gathered.left(results, cluster.now()) : null;
    return left == null ? new Collected.Unread(pod, why) : new Collected.Case(left);
  }
}
