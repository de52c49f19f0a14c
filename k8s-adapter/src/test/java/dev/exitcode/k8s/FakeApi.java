package dev.exitcode.k8s;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An API server that answers what it was told to, and remembers what it was asked. */
final class FakeApi implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Answers by itself. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile Answer before = exchange -> {};

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Clusters clusters(String... namespaces) {
    return Clusters.of(List.of(ClusterAccess.url("prod", url()).in(List.of(namespaces))), CLOCK);
  }

  /** What was asked, each as path and decoded query. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  List<String> askedFor(String part) {
    return asked.stream().filter(path -> path.contains(part)).toList();
  }

  /** Runs before each answer. */
  FakeApi before(Answer first) {
    before = first;
    return this;
  }

  /** An answer to a path, or to a path with a query where one is given. */
  FakeApi on(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  FakeApi on(String path, String json) {
    return on(path, exchange -> send(exchange, 200, json));
  }

  FakeApi refuse(String path, int status) {
    return on(path, exchange -> send(exchange, status, "{\"kind\":\"Status\"}"));
  }

  /** Pods as a list of all, of their namespaces, and each by its name. */
  FakeApi pods(String... pods) {
    on("/api/v1/pods", podList(List.of(pods)));
    for (String pod : pods) {
      String namespace = Json.text(Parsed.tree(pod).path("metadata"), "namespace");
      String name = Json.text(Parsed.tree(pod).path("metadata"), "name");
      on("/api/v1/namespaces/" + namespace + "/pods/" + name, quoted(pod));
      on(
          "/api/v1/namespaces/" + namespace + "/pods",
          podList(
              List.of(pods).stream()
                  .filter(
                      p -> Parsed.tree(p).at("/metadata/namespace").asString().equals(namespace))
                  .toList()));
    }
    return this;
  }

  static String podList(List<String> pods) {
    return quoted("{kind:'PodList',metadata:{},items:[" + String.join(",", pods) + "]}");
  }

  /** Proper JSON of what tests write without quotes. */
  static String quoted(String json) {
    return Parsed.tree(json).toString();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getQuery();
    String whole = query == null ? path : path + "?" + query;
    asked.add(whole);
    try (exchange) {
      before.to(exchange);
      Answer answer = answers.getOrDefault(whole, answers.get(path));
      if (answer == null) {
        send(exchange, 404, "{\"kind\":\"Status\",\"code\":404}");
      } else {
        answer.to(exchange);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
