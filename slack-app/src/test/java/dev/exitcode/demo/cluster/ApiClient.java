package dev.exitcode.demo.cluster;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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

  /** Watches, as far as the query says. */
  WatchClient watch(String path, String query) throws Exception {
    HttpRequest request = request(path + "?watch=1&" + query).build();
    InputStream events = http.send(request, BodyHandlers.ofInputStream()).body();
    return new WatchClient(
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8)));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, body);
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    HttpRequest request =
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
