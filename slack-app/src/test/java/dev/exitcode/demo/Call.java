package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A request to a stand-in, and words for choosing among them. */
public record Call(String method, String path, Map<String, String> query, String body) {
  static Call of(LocalExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return new Call(
        ((HttpExchange) exchange).getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Http.decode(query == null ? "" : query),
        exchange.body());
  }

  /** An argument of a Web API call. */
  public String argument(String name) {
    JsonNode json = Json.read(body);
    return json.isObject() ? Json.text(json, name) : Http.decode(body).getOrDefault(name, "");
  }

  private boolean isWatch() {
    return query.getOrDefault("watch", "").matches("true|1");
  }

  public static Predicate<Call> any() {
    return _ -> true;
  }

  /** Calls of a Web API method. */
  public static Predicate<Call> of(String webApiMethod) {
    return call -> call.path.equals(WebApi.PATH + webApiMethod);
  }

  /** Calls that post, edit or read in a channel. */
  public static Predicate<Call> in(String channel) {
    return call -> call.argument("channel").equals(channel);
  }

  /** Watches of pods. */
  public static Predicate<Call> watches() {
    return call -> call.path.endsWith("/pods") && call.isWatch();
  }

  /** Lists of pods. */
  public static Predicate<Call> lists() {
    return call -> call.path.endsWith("/pods") && !call.isWatch();
  }

  public static Predicate<Call> logs() {
    return call -> call.path.endsWith("/log");
  }
}
