package dev.exitcode.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands before an API server, as far from it as another machine is, and writes down each call.
 * Whoever comes through is taken for the account whose token it was given.
 */
final class Passage implements AutoCloseable {
  /** What the way to an API server and its work cost where they are not on this machine. */
  static final int DISTANCE_MILLIS = 20;

  private static final String EVERY_POD = "/api/v1/pods?";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
  private final HttpClient client;
  private final URI target;
  private final String token;

  private Passage(HttpServer server, HttpClient client, URI target, String token) {
    this.server = server;
    this.client = client;
    this.target = target;
    this.token = token;
  }

  /** A call, by the nanoseconds when it came and when all of its answer was sent. */
  record Call(String path, long from, long to) {
    /** A page of the list of all pods, which is read behind the questions. */
    boolean isOfAll() {
      return path.startsWith(EVERY_POD);
    }
  }

  /** A way to this API server; an empty token stands for none. */
  static Passage to(URI target, HttpClient client, String token) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    Passage passage = new Passage(HttpServer.create(loopback, 0), client, target, token);
    passage.server.setExecutor(passage.threads);
    passage.server.createContext("/", passage::pass);
    passage.server.start();
    return passage;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The calls since this was asked last. */
  List<Call> take() {
    List<Call> taken = List.copyOf(calls);
    calls.removeAll(taken);
    return taken;
  }

  private void pass(HttpExchange exchange) throws IOException {
    long from = System.nanoTime();
    String path = exchange.getRequestURI().toString();
    try (exchange) {
      HttpResponse<InputStream> answer =
          client.send(request(exchange, path), BodyHandlers.ofInputStream());
      if (!path.startsWith(EVERY_POD)) {
        TimeUnit.MILLISECONDS.sleep(DISTANCE_MILLIS);
      }
      exchange
          .getResponseHeaders()
          .set("Content-Type", answer.headers().firstValue("Content-Type").orElse(""));
      exchange.sendResponseHeaders(answer.statusCode(), 0);
      try (InputStream in = answer.body();
          OutputStream out = exchange.getResponseBody()) {
        in.transferTo(out);
      }
      calls.add(new Call(path, from, System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(path));
    request.header("Accept", exchange.getRequestHeaders().getFirst("Accept"));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
