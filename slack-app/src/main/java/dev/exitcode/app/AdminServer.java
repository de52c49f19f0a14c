package dev.exitcode.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exitcode.slack.HostPort;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The port for those who run the bot: {@code /live} (200 as long as the process answers), {@code
 * /ready} (200 while it takes requests, else 503) and {@code /health} (every part by name; 503
 * where one is broken), and {@code /metrics}. GET and HEAD only.
 */
final class AdminServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Health health;
  private final Supplier<String> metrics;

  private record Reply(int status, String type, String body) {
    static Reply text(boolean good, String body) {
      return new Reply(good ? OK : UNAVAILABLE, "text/plain; charset=utf-8", body + "\n");
    }
  }

  private AdminServer(HttpServer server, Health health, Supplier<String> metrics) {
    this.metrics = metrics;
    this.server = server;
    this.health = health;
  }

  /**
   * Opens the port.
   *
   * @param metrics in Prometheus' text form
   * @throws IOException where it cannot be had, with a sentence that says so
   */
  static AdminServer start(InetSocketAddress bind, Health health, Supplier<String> metrics)
      throws IOException {
    AdminServer admin = new AdminServer(open(bind), health, metrics);
    admin.server.createContext("/", admin::answer);
    admin.server.setExecutor(admin.threads);
    admin.server.start();
    return admin;
  }

  private static HttpServer open(InetSocketAddress bind) throws IOException {
    try {
      return HttpServer.create(bind, 0);
    } catch (BindException e) {
      throw new IOException(
          "The admin port %s cannot be opened (%s): free it or set admin.port to another one."
              .formatted(HostPort.of(bind), e.getMessage()),
          e);
    }
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "GET" -> send(exchange, true);
        case "HEAD" -> send(exchange, false);
        default -> {
          exchange.getResponseHeaders().set("Allow", "GET, HEAD");
          exchange.sendResponseHeaders(405, -1);
        }
      }
    }
  }

  private void send(HttpExchange exchange, boolean withBody) throws IOException {
    Reply reply = reply(exchange.getRequestURI().getPath());
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(reply.status(), withBody ? body.length : -1);
    if (withBody) {
      exchange.getResponseBody().write(body);
    }
  }

  private Reply reply(String path) {
    return switch (path) {
      case "/live" -> Reply.text(true, "live");
      case "/ready" -> Reply.text(health.ready(), health.ready() ? "ready" : "not ready");
      case "/health" -> {
        Health.Report report = health.report();
        yield new Reply(report.ok() ? OK : UNAVAILABLE, "application/json", report.json());
      }
      case "/metrics" -> new Reply(OK, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
      default ->
          new Reply(404, "text/plain; charset=utf-8", "Try /live, /ready, /health or /metrics.\n");
    };
  }
}
