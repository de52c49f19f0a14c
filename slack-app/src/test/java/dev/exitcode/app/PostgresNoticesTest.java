package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.demo.Transcript;
import dev.exitcode.demo.Transcript.Kind;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.CrowdPod;
import dev.exitcode.demo.cluster.Death;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.store.Location;
import dev.exitcode.store.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices kept in a real PostgreSQL that the settings name by its URL. */
final class PostgresNoticesTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String PASSWORD = "canary-of/the@database";

  @TempDir private Path folder;
  private Workspace workspace;
  private DemoCluster cluster;

  @BeforeEach
  void start() throws IOException {
    workspace = Workspace.start(0, Secret.of(ServerTest.SECRET));
    cluster = CrowdPod.cluster(20, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    cluster.close();
    workspace.close();
  }

  @Test
  void crash_isToldFromAPostgresOfTheSettings() throws Exception {
    Location.Postgres database = PostgresServer.guarded("teller", PASSWORD);
    try (Server server = serve(database, PASSWORD)) {
      await().atMost(LONGEST).until(() -> health(server).contains("Watching 20 pods."));
      CrowdPod pod = CrowdPod.of(0);
      cluster
          .kubelet()
          .crash(pod.namespace(), pod.name(), CrowdPod.CONTAINER, Death.of(139, "Error"));
      Transcript transcript = Transcript.of(workspace);
      await()
          .atMost(LONGEST)
          .until(() -> transcript.entries().stream().anyMatch(e -> e.kind() == Kind.POSTED));
      assertThat(transcript.entries().getFirst().text()).contains(pod.workload());
    }
  }

  @Test
  void wrongPassword_isSaidWithoutIt() throws Exception {
    Location.Postgres database = PostgresServer.guarded("stranger", PASSWORD);
    try (Server server = serve(database, "canary-that-is-wrong")) {
      await().atMost(LONGEST).until(() -> health(server).contains("password authentication"));
      assertThat(health(server)).contains("stranger").doesNotContain("canary");
    }
  }

  private Server serve(Location.Postgres database, String password) throws Exception {
    Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), kubeconfig());
    String url =
        database.url().replace("jdbc:postgresql://", "postgresql://" + database.user() + "@");
    Path file =
        Files.writeString(
            folder.resolve("settings.yaml"),
            """
            slack: { mode: http, apiUrl: "%s", hooksUrl: "%s", filesUrl: "%s" }
            http: { host: 127.0.0.1, port: 0 }
            admin: { port: 0 }
            clusters: [{ name: demo, kubeconfig: "%s" }]
            notices: { channel: %s }
            storage: { url: "%s" }
            """
                .formatted(
                    workspace.api(),
                    workspace.responseUrls(),
                    workspace.files(),
                    kubeconfig,
                    workspace.channel(),
                    url));
    Map<String, String> env =
        Map.of(
            "SLACK_BOT_TOKEN",
            workspace.botToken().reveal(),
            "SLACK_SIGNING_SECRET",
            ServerTest.SECRET,
            "STORAGE_PASSWORD",
            password);
    return Server.start(
        SettingsReader.read(new SettingsFile(file), env),
        new Knowledge(Catalog::bundled, Diagnosing::ofText),
        Clock.systemUTC());
  }

  private String kubeconfig() {
    return """
    apiVersion: v1
    kind: Config
    current-context: demo
    clusters: [{ name: demo, cluster: { server: "%s" } }]
    users: [{ name: nobody, user: {} }]
    contexts: [{ name: demo, context: { cluster: demo, user: nobody } }]
    """
        .formatted(cluster.url());
  }

  private static String health(Server server) throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + server.admin().getPort() + "/health");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
    }
  }
}
