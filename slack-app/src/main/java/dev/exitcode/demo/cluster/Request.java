package dev.exitcode.demo.cluster;

import com.sun.net.httpserver.HttpExchange;
import dev.exitcode.demo.Http;
import java.io.IOException;
import java.util.Map;

/** What a client asks. */
final class Request {
  private final HttpExchange exchange;
  private final Map<String, String> query;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    String raw = exchange.getRequestURI().getRawQuery();
    this.query = Http.decode(raw == null ? "" : raw);
  }

  /** The path as it was sent, still encoded, without a slash at its end. */
  String path() {
    return exchange.getRequestURI().getRawPath().replaceFirst("(?<=.)/$", "");
  }

  /** The parameters; those without a value are left out. */
  Map<String, String> query() {
    return query;
  }

  String header(String name) {
    return Http.header(exchange, name);
  }

  /** The method; a GET that asks to be told of changes is a WATCH. */
  String method() {
    String watch = query.getOrDefault("watch", "false");
    return watch.equals("true") || watch.equals("1") ? "WATCH" : exchange.getRequestMethod();
  }

  /** Whether the answer is to be the table that kubectl prints. */
  boolean wantsTable() {
    return header("Accept").contains("as=Table");
  }

  String body() throws IOException {
    return Http.body(exchange);
  }
}
