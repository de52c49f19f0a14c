package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the page what the channel holds, whole and anew after each change, as server-sent events. A
 * page that lost the line thus needs nothing but the next event.
 */
final class EventStream implements HttpHandler {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final WorkspaceState state;

  EventStream(WorkspaceState state) {
    this.state = state;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, 0);
      stream(exchange.getResponseBody());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void stream(OutputStream page) throws IOException, InterruptedException {
    long seen = -1;
    while (true) {
      long now = state.changes().await(seen, HEARTBEAT);
      String event = now == seen ? ":\n\n" : "data: " + snapshot() + "\n\n";
      page.write(event.getBytes(StandardCharsets.UTF_8));
      page.flush();
      seen = now;
    }
  }

  private ObjectNode snapshot() {
    ObjectNode json = Json.object();
    ArrayNode messages = json.putArray("messages");
    state.messages().all().forEach(message -> messages.add(message.forPage()));
    json.set("mishaps", state.mishaps().forPage());
    state.views().current().ifPresent(view -> json.set("view", view.forApp()));
    return json;
  }
}
