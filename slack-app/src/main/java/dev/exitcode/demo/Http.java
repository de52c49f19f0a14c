package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The few HTTP chores the workspace's handlers share. */
public final class Http {
  static final String FORM = "application/x-www-form-urlencoded";
  static final String JSON = "application/json; charset=utf-8";

  /** Far above any payload Slack takes, far below what could hurt. */
  private static final int LARGEST_BODY = 1 << 20;

  private Http() {}

  /**
   * The request's body as UTF-8.
   *
   * @throws IOException where it is longer than 1 MiB or cannot be read
   */
  public static String body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new IOException("the body is longer than " + LARGEST_BODY + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  static void sendText(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    send(exchange, status, "text/plain; charset=utf-8", body);
  }

  static void sendJson(HttpExchange exchange, int status, JsonNode json) throws IOException {
    send(exchange, status, JSON, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The value of a request header; empty where there is none. */
  public static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  static boolean is(HttpExchange exchange, String method) {
    return exchange.getRequestMethod().equals(method);
  }

  /** Fields as a form-encoded body, in their order. */
  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> escape(field.getKey()) + "=" + escape(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The fields of a form-encoded body; of a field given twice the first. */
  public static Map<String, String> decode(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(
            unescape(pair.substring(0, equals)), unescape(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String unescape(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
