package dev.exitcode.bench;

import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.k8s.apiserver.CrowdedApiServer;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;

/** B6: a question about a pod of a large cluster, beside kubectl's describe and logs. */
final class PodBench {
  private static final int SCRIPTED_PODS = 100_000;
  private static final int REAL_PODS = 5_000;

  /** A pod, its namespace and container, and what a person would type for it. */
  record Pod(String typed, String namespace, String name, String container) {}

  private PodBench() {}

  static void run() throws Exception {
    System.out.println(PodQuestions.HEAD);
    scripted();
    real();
  }

  private static void scripted() throws Exception {
    List<Pod> pods =
        List.of(
            new Pod("cart", "shop", "cart-7c9d6b5f4-x8kqp", "cart"),
            new Pod("search", "shop", "search-0", "search"));
    int more = Integer.getInteger("bench.pods", SCRIPTED_PODS);
    try (DemoCluster cluster = DemoCluster.crowded(0, Clock.systemUTC(), more);
        Passage passage = Passage.to(cluster.url(), HttpClient.newHttpClient(), "")) {
      new PodQuestions("scripted server, %,d pods".formatted(more), passage, pods).run();
    }
  }

  private static void real() throws Exception {
    List<Pod> pods =
        List.of(
            new Pod("ledger", "crowded", "ledger-0", "ledger"),
            new Pod("crowded/api", "crowded", "api-7c9d5f4b6d-x2x9k", "api"));
    int more = Integer.getInteger("bench.real-pods", REAL_PODS);
    try (CrowdedApiServer server = CrowdedApiServer.start("crowded", more)) {
      pods.forEach(
          pod -> server.previous(pod.namespace() + "/" + pod.name() + "/" + pod.container()));
      try (Passage passage = Passage.to(server.url(), server.client(), server.token())) {
        new PodQuestions("kube-apiserver, %,d pods".formatted(more), passage, pods).run();
      }
    }
  }
}
