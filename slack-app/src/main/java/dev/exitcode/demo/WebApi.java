package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack's Web API, as far as the bot calls it: takes a token, form or JSON arguments, and answers
 * with {@code ok} and, where it refuses, Slack's word for why.
 */
final class WebApi implements HttpHandler {
  static final String PATH = "/api/";

  /** Arguments that are JSON even in a form. */
  private static final Set<String> TREES =
      Set.of("blocks", "view", "attachments", "metadata", "files");

  private static final String SCOPES =
      "commands,chat:write,im:history,app_mentions:read,files:read,files:write,users:read,"
          + "usergroups:read,channels:history,groups:history";

  private final Map<String, ApiMethods.Method> methods;
  private final CallRates rates;
  private final PostRates posts;
  private final Secret token;

  WebApi(WorkspaceState state, Uploads uploads, Secret token) {
    this.methods = new ApiMethods(state, uploads).byName();
    this.rates = new CallRates(state.limits(), state.clock());
    this.posts = state.posts();
    this.token = token;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestURI().getPath().substring(PATH.length());
      ObjectNode arguments = arguments(exchange);
      try {
        Http.sendJson(exchange, 200, call(exchange, method, arguments).put("ok", true));
      } catch (Refused refused) {
        refuse(exchange, refused);
      }
    }
  }

  private static void refuse(HttpExchange exchange, Refused refused) throws IOException {
    boolean tooOften = refused.retryAfter() > 0;
    if (tooOften) {
      exchange.getResponseHeaders().set("Retry-After", Long.toString(refused.retryAfter()));
    }
    Http.sendJson(exchange, tooOften ? 429 : 200, refused.toJson());
  }

  private ObjectNode call(HttpExchange exchange, String name, ObjectNode arguments) {
    ApiMethods.Method method = methods.get(name);
    if (method == null) {
      throw new Refused("unknown_method");
    }
    authorize(exchange, arguments);
    rates.take(name);
    if (name.equals("chat.postMessage")) {
      posts.take(Json.text(arguments, "channel"));
    }
    exchange.getResponseHeaders().set("X-OAuth-Scopes", SCOPES);
    return method.call(arguments);
  }

  private void authorize(HttpExchange exchange, JsonNode arguments) {
    String header = Http.header(exchange, "Authorization");
    String given =
        header.startsWith("Bearer ") ? header.substring(7) : Json.text(arguments, "token");
    if (given.isBlank()) {
      throw new Refused("not_authed");
    }
    byte[] expected = token.reveal().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
      throw new Refused("invalid_auth");
    }
  }

  private static ObjectNode arguments(HttpExchange exchange) throws IOException {
    String body = Http.body(exchange);
    if (Http.header(exchange, "Content-Type").startsWith("application/json")) {
      return Json.read(body) instanceof ObjectNode given ? given : Json.object();
    }
    ObjectNode arguments = Json.object();
    Http.decode(body).forEach((name, value) -> put(arguments, name, value));
    return arguments;
  }

  private static void put(ObjectNode arguments, String name, String value) {
    JsonNode tree = TREES.contains(name) ? Json.read(value) : Json.read("");
    if (tree.isContainer()) {
      arguments.set(name, tree);
    } else {
      arguments.put(name, value);
    }
  }
}
