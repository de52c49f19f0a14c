package dev.exitcode.demo;

import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends what happened to the bot as Slack does: as a form, events as JSON; signed, with three
 * seconds to answer. See docs.slack.dev/authentication/verifying-requests-from-slack.
 */
final class BotDoor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final AtomicReference<@Nullable URI> bot = new AtomicReference<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final Secret signingSecret;
  private final Clock clock;

  BotDoor(Secret signingSecret, Clock clock) {
    this.signingSecret = signingSecret;
    this.clock = clock;
  }

  /** What came of a request: the bot's answer, or Slack's word for why there is none. */
  sealed interface Reply {
    record Answered(String contentType, String body) implements Reply {}

    record Failed(String error) implements Reply {}
  }

  void connect(URI address) {
    bot.set(address);
  }

  /** Sends the fields and waits for the answer, three seconds at most. */
  Reply send(Map<String, String> fields) {
    return send(Http.FORM, Http.encode(fields));
  }

  /** Sends what was clicked, typed or sent in a form, and waits likewise. */
  Reply interact(JsonNode payload) {
    return send(Map.of("payload", payload.toString()));
  }

  /** Sends an event and waits for the acknowledgement, three seconds at most. */
  Reply deliver(JsonNode event) {
    return send(Http.JSON, event.toString());
  }

  private Reply send(String type, String body) {
    URI address = bot.get();
    if (address == null) {
      return new Reply.Failed("dispatch_failed");
    }
    return send(signed(address, type, body));
  }

  private Reply send(HttpRequest request) {
    try {
      return judge(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (HttpTimeoutException slow) {
      return new Reply.Failed("operation_timeout");
    } catch (IOException unreachable) {
      return new Reply.Failed("dispatch_failed");
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return new Reply.Failed("dispatch_failed");
    }
  }

  private static Reply judge(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 200) {
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply.Answered(type, response.body());
    }
    return new Reply.Failed(status >= 500 ? "http_service_error" : "http_client_error");
  }

  private HttpRequest signed(URI address, String type, String body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(address)
        .timeout(PATIENCE)
        .header("Content-Type", type)
        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", "v0=" + hmac("v0:" + timestamp + ":" + body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  // On purpose not the bot's own code: a mistake there would agree with itself.
  private String hmac(String base) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = signingSecret.reveal().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
