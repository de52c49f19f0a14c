package dev.exitcode.demo.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an API server as any client does. */
final class ApiClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String token;

  ApiClient(URI server) {
    this(server, "");
  }

  ApiClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  HttpResponse<String> ask(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  JsonNode get(String path) throws Exception {
    return JsonMapper.shared().readTree(ask(path).body());
  }

  /** The answer to a GET for which a client wants another form. */
  JsonNode get(String path, String accept) throws Exception {
    HttpRequest request = request(path).header("Accept", accept).build();
    return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    http.close();
  }
}
