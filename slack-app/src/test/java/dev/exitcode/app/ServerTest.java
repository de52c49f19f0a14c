package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.slack.Knowledge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ServerTest {
  private static final Knowledge KNOWLEDGE = new Knowledge(Catalog::bundled, Diagnosing::ofText);

  static final String SECRET = "0123456789abcdef0123456789abcdef";

  /** Slack is where nobody listens. */
  static final String UNREACHABLE =
      """
      slack: { mode: http, apiUrl: "http://127.0.0.1:9/api/", hooksUrl: "http://127.0.0.1:9/" }
      http: { host: 127.0.0.1, port: 0 }
      admin: { port: %d }
      """;

  static final Map<String, String> SECRETS =
      Map.of("SLACK_BOT_TOKEN", "xoxb-1-canary-bot", "SLACK_SIGNING_SECRET", SECRET);

  @TempDir private Path folder;

  @Test
  void signedRequest_isAnsweredWithoutSlack() throws Exception {
    try (Server server = Server.start(settings(0), KNOWLEDGE, Clock.systemUTC());
        HttpClient slack = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          slack.send(SignedRequest.of(server.address(), "137", SECRET), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("SIGKILL");
    }
  }

  @Test
  void adminPort_saysHowItStands() throws Exception {
    try (Server server = Server.start(settings(0), KNOWLEDGE, Clock.systemUTC())) {
      assertThat(server.admin().getAddress().isLoopbackAddress()).isTrue();
      assertThat(get(server, "/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/ready").statusCode()).isEqualTo(200);
      HttpResponse<String> health = get(server, "/health");
      assertThat(health.statusCode()).isEqualTo(503);
      JsonNode parts = JsonMapper.shared().readTree(health.body()).path("parts");
      assertThat(parts.at("/slack/ok").asBoolean()).isTrue();
      assertThat(parts.at("/slack-api/ok").asBoolean()).isFalse();
      assertThat(parts).allMatch(part -> !part.path("detail").asString().isBlank());
      assertThat(get(server, "/nothing").statusCode()).isEqualTo(404);
      assertThat(get(server, "/../live").statusCode()).isEqualTo(404);
      assertThat(send(server, "/live", "POST").statusCode()).isEqualTo(405);
      assertThat(send(server, "/live", "HEAD").body()).isEmpty();
    }
  }

  @Test
  void health_namesWhatIsBrokenAndSinceWhen() {
    Instant since = Instant.parse("2026-11-23T03:00:00Z");
    Health health =
        new Health(List.of(() -> new Health.Part("slack", false, "Not reachable.", since)));
    assertThat(health.ready()).isFalse();
    health.serving(true);
    assertThat(health.ready()).isTrue();
    assertThat(health.report().ok()).isFalse();
    assertThat(JsonMapper.shared().readTree(health.report().json()))
        .hasToString(
            "{\"status\":\"broken\",\"ready\":true,\"parts\":{\"slack\":{\"ok\":false,"
                + "\"detail\":\"Not reachable.\",\"since\":\"2026-11-23T03:00:00Z\"}}}");
    health.serving(false);
    assertThat(health.ready()).isFalse();
  }

  @Test
  void takenAdminPort_isNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Server.start(settings(port), KNOWLEDGE, Clock.systemUTC()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("The admin port 127.0.0.1:" + port + " cannot be opened")
          .hasMessageContaining("admin.port");
    }
  }

  private Settings settings(int adminPort) throws IOException, BadSettings {
    Path file = Files.writeString(folder.resolve("s.yaml"), UNREACHABLE.formatted(adminPort));
    return SettingsReader.read(new SettingsFile(file), SECRETS);
  }

  private static HttpResponse<String> get(Server server, String path) throws Exception {
    return send(server, path, "GET");
  }

  private static HttpResponse<String> send(Server server, String path, String method)
      throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.admin().getPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(url).method(method, HttpRequest.BodyPublishers.noBody()).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
