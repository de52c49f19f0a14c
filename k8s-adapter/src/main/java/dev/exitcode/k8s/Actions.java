package dev.exitcode.k8s;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a probe or a hook does, as a person would write it. */
final class Actions {
  private Actions() {}

  /**
   * Such as {@code http-get}, {@code between} and {@code :8080/healthz}; null where it does
   * nothing.
   */
  static @Nullable String of(JsonNode handler, String between) {
    if (handler.path("exec").isObject()) {
      return "exec" + between + String.join(" ", Json.texts(handler.path("exec"), "command"));
    }
    String request = request(handler, between);
    if (request != null) {
      return request;
    }
    String seconds = Json.text(handler.path("sleep"), "seconds");
    return seconds == null ? null : "sleep" + between + seconds;
  }

  private static @Nullable String request(JsonNode handler, String between) {
    if (handler.path("httpGet").isObject()) {
      return "http-get" + between + url(handler.path("httpGet"));
    }
    if (handler.path("tcpSocket").isObject()) {
      return "tcp-socket" + between + address(handler.path("tcpSocket"));
    }
    if (handler.path("grpc").isObject()) {
      return "grpc" + between + service(handler.path("grpc"));
    }
    return null;
  }

  private static String url(JsonNode get) {
    String scheme = "HTTPS".equals(Json.text(get, "scheme")) ? "https://" : "";
    String path = orEmpty(Json.text(get, "path"));
    return scheme + address(get) + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
  }

  private static String service(JsonNode grpc) {
    String service = Json.text(grpc, "service");
    return address(grpc) + (service == null ? "" : " " + service);
  }

  private static String address(JsonNode target) {
    return orEmpty(Json.text(target, "host")) + ":" + orEmpty(Json.text(target, "port"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
