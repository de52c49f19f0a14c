package dev.exitcode.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Does by hand what the page and the bot do, and sees what the page sees. */
final class Hand implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Workspace workspace;

  Hand(Workspace workspace) {
    this.workspace = workspace;
  }

  void say(String text) throws Exception {
    act("say", Json.object().put("text", text));
  }

  JsonNode act(String what, JsonNode body) throws Exception {
    return Json.read(post(workspace.page().resolve("/do/" + what), body.toString()).body());
  }

  /** Calls the Web API with the workspace's token. */
  JsonNode call(String method, JsonNode arguments) throws Exception {
    return Json.read(ask(method, arguments).body());
  }

  HttpResponse<String> ask(String method, JsonNode arguments) throws Exception {
    return client.send(request(method, arguments), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> begin(String method, JsonNode arguments) {
    return client.sendAsync(request(method, arguments), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String method, JsonNode arguments) {
    return json(workspace.api().resolve(method), arguments.toString())
        .header("Authorization", "Bearer " + workspace.botToken().reveal())
        .build();
  }

  HttpResponse<String> post(URI address, String body) throws Exception {
    return client.send(json(address, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(URI address, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder json(URI address, String body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** What the page is told first when it connects: everything. */
  JsonNode seen() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(workspace.page().resolve("/events")).build();
    var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var events =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      return Json.read(events.readLine().substring("data: ".length()));
    }
  }

  JsonNode newest() throws Exception {
    JsonNode messages = seen().path("messages");
    return messages.path(messages.size() - 1);
  }

  /** Sends raw request lines, for headers the JDK's client does not let one set. */
  String raw(String... lines) throws IOException {
    URI page = workspace.page();
    try (Socket socket = new Socket(page.getHost(), page.getPort())) {
      String request = String.join("\r\n", List.of(lines)) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      return new BufferedReader(in).readLine();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
