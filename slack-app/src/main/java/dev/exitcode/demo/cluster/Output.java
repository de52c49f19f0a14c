package dev.exitcode.demo.cluster;

import com.sun.net.httpserver.HttpExchange;
import dev.exitcode.demo.Http;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Writes the one answer to a request. */
final class Output {
  private static final String JSON = "application/json";
  private static final int BUFFER = 1 << 16;

  private final HttpExchange exchange;

  Output(HttpExchange exchange) {
    this.exchange = exchange;
  }

  void text(String text) throws IOException {
    text(bytes(text));
  }

  void text(byte[] text) throws IOException {
    Http.send(exchange, 200, "text/plain", text);
  }

  void json(int status, JsonNode json) throws IOException {
    Http.send(exchange, status, JSON, bytes(json.toString()));
  }

  void json(int status, byte[] json) throws IOException {
    Http.send(exchange, status, JSON, json);
  }

  /** A list, one object after the other, so that a long one is never held whole. */
  void list(Resource resource, JsonNode metadata, List<Stored> items) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), BUFFER)) {
      out.write(
          bytes(
              "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":["
                  .formatted(resource.kind(), resource.apiVersion(), metadata)));
      for (int i = 0; i < items.size(); i++) {
        out.write(i == 0 ? new byte[0] : new byte[] {','});
        out.write(items.get(i).json().get());
      }
      out.write(bytes("]}\n"));
    }
  }

  /** Begins an answer that goes on for as long as there is something to tell. */
  OutputStream stream() throws IOException {
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    return exchange.getResponseBody();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
