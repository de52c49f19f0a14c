package dev.exitcode.k8s.apiserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The real API server of the tests with many healthy pods beside those that the tests ask about.
 */
public final class CrowdedApiServer implements AutoCloseable {
  private static final int PER_NAMESPACE = 1_000;
  private static final int AT_ONCE = 8;

  private final ApiServer server;
  private final Account account;

  private CrowdedApiServer(ApiServer server, Account account) {
    this.server = server;
    this.account = account;
  }

  /** Starts it, with pods in trouble in the namespace named. */
  public static CrowdedApiServer start(String namespace, int morePods) throws Exception {
    ApiServer server = ApiServer.start();
    try {
      World.node(server.admin(), server.kubelet());
      World.create(server.admin(), namespace);
      fill(server.admin(), morePods);
      return new CrowdedApiServer(server, Shipped.everywhere(server.admin()).ready());
    } catch (Exception e) {
      server.close();
      throw e;
    }
  }

  public URI url() {
    return server.url();
  }

  /** Trusts this server. */
  public HttpClient client() throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder()
        .sslContext(Keys.trusting(server.authority()))
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /** Of an account with the roles that we ship. */
  public String token() {
    return account.token();
  }

  /**
   * Gives an instance that ended a log of 500 lines; the name is {@code namespace/pod/container}.
   */
  public void previous(String container) {
    String log =
        IntStream.range(0, 500)
            .mapToObj(i -> "2026-11-27T09:00:00Z GET /orders/" + i + " 200 12ms\n")
            .collect(Collectors.joining());
    server.kubelet().previous(container, log);
  }

  private static void fill(Api admin, int pods) throws Exception {
    for (int i = 0; i * PER_NAMESPACE < pods; i++) {
      admin
          .post(
              "/api/v1/namespaces",
              Api.tree("{\"metadata\": {\"name\": \"%s\"}}".formatted(namespace(i))))
          .ok();
      admin
          .post(
              "/api/v1/namespaces/" + namespace(i) + "/serviceaccounts",
              Api.tree("{\"metadata\": {\"name\": \"default\"}}"))
          .ok();
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> made =
          IntStream.range(0, pods)
              .<Future<?>>mapToObj(i -> threads.submit(() -> add(admin, i)))
              .toList();
      for (Future<?> one : made) {
        one.get();
      }
    }
  }

  private static String namespace(int index) {
    return "team-%04d".formatted(index);
  }

  private static void add(Api admin, int index) {
    String path = "/api/v1/namespaces/" + namespace(index / PER_NAMESPACE) + "/pods";
    String app = "svc-%02d".formatted(index % PER_NAMESPACE / 20);
    String name = app + "-6b8f7d5c9-%05d".formatted(index);
    JsonNode pod =
        Api.tree(
            """
            {"metadata": {"name": "%s", "labels": {"app": "%s", "pod-template-hash": "6b8f7d5c9"}},
             "spec": {"nodeName": "crowd-node-%d", "containers": [{"name": "app", "image": "registry.example/app:1"}]}}
            """
                .formatted(name, app, index / 100));
    admin.post(path, pod).ok();
    admin.merge(path + "/" + name + "/status", STATUS).ok();
  }

  private static final JsonNode STATUS =
      Api.tree(
          """
          {"status": {"phase": "Running", "startTime": "2026-11-27T09:00:00Z",
            "conditions": [{"type": "Ready", "status": "True", "lastTransitionTime": "2026-11-27T09:00:05Z"}],
            "containerStatuses": [{"name": "app", "image": "registry.example/app:1", "imageID": "", "containerID": "containerd://f0",
              "ready": true, "started": true, "restartCount": 0, "state": {"running": {"startedAt": "2026-11-27T09:00:05Z"}}, "lastState": {}}]}}
          """);

  @Override
  public void close() throws IOException {
    server.close();
  }
}
