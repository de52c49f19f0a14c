package dev.exitcode.bench;

import dev.exitcode.demo.Workspace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/**
 * The least that tells of a crash: fabric8's informer as it comes, and a plain POST of the pod's
 * name. No cause, no log, nothing stored.
 */
public final class InformerRelay implements AutoCloseable, ResourceEventHandler<Pod> {
  private final HttpClient http = HttpClient.newHttpClient();
  private final KubernetesClient client;
  private final SharedIndexInformer<Pod> informer;
  private final Workspace slack;

  /** Begins, and waits until it has read all pods. */
  public InformerRelay(URI cluster, Workspace slack) throws Exception {
    this.slack = slack;
    Config config = new ConfigBuilder(Config.empty()).withMasterUrl(cluster.toString()).build();
    client = new KubernetesClientBuilder().withConfig(config).build();
    informer = client.pods().inAnyNamespace().runnableInformer(0);
    informer.addEventHandler(this);
    informer.start().toCompletableFuture().get(5, TimeUnit.MINUTES);
  }

  @Override
  public void onAdd(Pod pod) {}

  @Override
  public void onUpdate(Pod before, Pod now) {
    if (ended(now) > ended(before)) {
      String body =
          "{\"channel\":\"%s\",\"text\":\"%s crashed\"}".formatted(slack.channel(), name(now));
      HttpRequest request =
          HttpRequest.newBuilder(slack.api().resolve("chat.postMessage"))
              .header("Content-Type", "application/json; charset=utf-8")
              .header("Authorization", "Bearer " + slack.botToken().reveal())
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      var _ = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }

  /** Counted as it is known soonest: by the state, and by what the restart leaves of it. */
  private static int ended(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .mapToInt(one -> one.getRestartCount() + (one.getState().getTerminated() == null ? 0 : 1))
        .sum();
  }

  @Override
  public void onDelete(Pod pod, boolean unknown) {}

  @Override
  public void close() {
    informer.stop();
    client.close();
    http.close();
  }
}
