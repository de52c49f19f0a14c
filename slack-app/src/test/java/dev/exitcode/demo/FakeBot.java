package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A bot that answers what the test says and keeps what it was sent. */
final class FakeBot implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  volatile int status = 200;
  volatile String contentType = "application/json";
  volatile String answer = "";
  volatile boolean silent;

  /** One request as it came in. */
  record Sent(Map<String, List<String>> headers, String body) {
    String field(String name) {
      return Http.decode(body).getOrDefault(name, "");
    }

    JsonNode payload() {
      return Json.read(field("payload"));
    }
  }

  FakeBot() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
  }

  Sent next() throws InterruptedException {
    Sent next = sent.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was sent");
    }
    return next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      sent.add(new Sent(Map.copyOf(exchange.getRequestHeaders()), Http.body(exchange)));
      if (silent) {
        closing.await();
      }
      Http.send(exchange, status, contentType, answer.getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
