package dev.exitcode.bench;

import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.CrashWatch;
import dev.exitcode.k8s.Marks;
import dev.exitcode.k8s.WatchView;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Something that lists a cluster's pods and follows them. */
interface PodCache extends AutoCloseable {
  /** Whether all of so many pods were read. */
  boolean isSynced(int pods);

  @Override
  void close();

  /** Begins to read; the names are those that the probe's command line takes. */
  static PodCache open(String name, URI url) throws Exception {
    return switch (name) {
      case "exitcode" -> new Exitcode(url);
      case "fabric8" -> new Stock(url);
      case "tokens" -> Tokens.of(url);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The product's. */
  final class Exitcode implements PodCache {
    private final Clusters clusters;
    private final CrashWatch watch;

    Exitcode(URI url) {
      clusters = Clusters.of(List.of(ClusterAccess.url("bench", url)), Clock.systemUTC());
      watch = clusters.watch("bench", () -> new Marks(false, Map.of()), _ -> {});
      watch.start();
    }

    @Override
    public boolean isSynced(int pods) {
      WatchView view = watch.view();
      return view.synced() && view.pods() == pods;
    }

    @Override
    public void close() {
      watch.close();
      clusters.close();
    }
  }

  /**
   * Fabric8's informer with a handler that looks for ended containers. It reads by page, as a whole
   * list of many pods would need them twice in its heap, and does not try WebSockets first, of
   * which the server has none.
   */
  final class Stock implements PodCache, ResourceEventHandler<Pod> {
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final SharedIndexInformer<Pod> informer;
    private final LongAdder ended = new LongAdder();

    Stock(URI url) {
      Config config =
          new ConfigBuilder(Config.empty())
              .withMasterUrl(url.toString())
              .withOnlyHttpWatches(true)
              .build();
      client = new KubernetesClientBuilder().withConfig(config).build();
      informer = client.pods().inAnyNamespace().withLimit(PAGE).runnableInformer(0);
      informer.addEventHandler(this);
      var _ = informer.start();
    }

    @Override
    public boolean isSynced(int pods) {
      return informer.hasSynced() && informer.getStore().listKeys().size() == pods;
    }

    @Override
    public void onAdd(Pod pod) {
      look(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
      look(now);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {}

    private void look(Pod pod) {
      ended.add(
          pod.getStatus().getContainerStatuses().stream()
              .filter(one -> one.getLastState().getTerminated() != null)
              .count());
    }

    @Override
    public void close() {
      informer.stop();
      client.close();
    }
  }

  /** The floor: reads the same bytes page by page, goes over the tokens and keeps nothing. */
  record Tokens(int pods) implements PodCache {
    static Tokens of(URI url) throws IOException, InterruptedException {
      int read = 0;
      try (HttpClient client = HttpClient.newHttpClient()) {
        for (int page = 500; page == 500; read += page) {
          String query = "/api/v1/pods?limit=500&continue=" + read;
          HttpRequest request = HttpRequest.newBuilder(url.resolve(query)).build();
          page = items(client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
        }
      }
      return new Tokens(read);
    }

    private static int items(InputStream in) {
      int items = 0;
      try (JsonParser parser = JsonMapper.shared().createParser(in)) {
        int depth = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          items += token == JsonToken.START_OBJECT && depth == 2 ? 1 : 0;
          depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
      }
      return items;
    }

    @Override
    public boolean isSynced(int expected) {
      return pods == expected;
    }

    @Override
    public void close() {}
  }
}
