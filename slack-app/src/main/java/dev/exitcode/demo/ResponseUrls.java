package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Hands out {@code response_url}s and takes what is sent to them: five times within thirty minutes,
 * see docs.slack.dev/interactivity/handling-user-interaction#message_responses.
 */
final class ResponseUrls implements HttpHandler {
  static final String PATH = "/response/";
  private static final int USES = 5;
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final Messages messages;
  private final PayloadCheck check;
  private final Clock clock;

  ResponseUrls(Messages messages, PayloadCheck check, Clock clock) {
    this.messages = messages;
    this.check = check;
    this.clock = clock;
  }

  /** A right to answer: until when, how often still, where, and to which message. */
  private static final class Grant {
    private final Instant until;
    private final String channel;
    private int left = USES;
    private String original;

    Grant(Instant until, String channel, String original) {
      this.until = until;
      this.channel = channel;
      this.original = original;
    }
  }

  /**
   * A new address to answer at.
   *
   * @param original the message that was clicked; empty for a slash command or a shortcut
   */
  URI grant(URI base, String channel, String original) {
    Instant now = clock.instant();
    grants.values().removeIf(grant -> now.isAfter(grant.until.plus(LIFE)));
    String token = UUID.randomUUID().toString().replace("-", "");
    grants.put(token, new Grant(now.plus(LIFE), channel, original));
    return base.resolve(PATH + Ids.TEAM + "/" + token);
  }

  /** Makes a message the original of an address, as the answer to a slash command is. */
  void answered(URI address, Message message) {
    Grant grant = grants.get(token(address.getPath()));
    if (grant != null) {
      grant.original = message.ts();
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        accept(exchange);
        Http.sendJson(exchange, 200, Json.object().put("ok", true));
      } catch (Refused refused) {
        boolean gone = refused.error().endsWith("_url");
        Http.sendJson(exchange, gone ? 404 : 400, refused.toJson());
      }
    }
  }

  private void accept(HttpExchange exchange) throws IOException {
    JsonNode payload = Json.read(Http.body(exchange));
    if (!Http.is(exchange, "POST") || !payload.isObject()) {
      throw new Refused("invalid_payload");
    }
    Grant grant = take(token(exchange.getRequestURI().getPath()));
    if (payload.path("delete_original").asBoolean(false)) {
      messages.delete(grant.original);
      return;
    }
    check.message(payload);
    answer(grant, payload);
  }

  private void answer(Grant grant, JsonNode payload) {
    if (payload.path("replace_original").asBoolean(false) && !grant.original.isEmpty()) {
      messages.replace(grant.original, payload);
    } else {
      boolean ephemeral = !Json.text(payload, "response_type").equals("in_channel");
      messages.post(grant.channel, Message.Author.APP, ephemeral, payload);
    }
  }

  private Grant take(String token) {
    Grant grant = grants.get(token);
    if (grant == null || clock.instant().isAfter(grant.until)) {
      throw new Refused("expired_url");
    }
    synchronized (grant) {
      if (grant.left-- <= 0) {
        throw new Refused("used_url");
      }
    }
    return grant;
  }

  private static String token(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
