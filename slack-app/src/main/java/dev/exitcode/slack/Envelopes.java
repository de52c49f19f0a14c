package dev.exitcode.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands Socket Mode envelopes to Bolt and acknowledges each on the session it came by. */
final class Envelopes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Envelopes.class);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(4);

  private final BoltApp bolt;
  private final SocketModeRequestParser parser;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Envelopes(BoltApp bolt) {
    this.bolt = bolt;
    this.parser = new SocketModeRequestParser(bolt.config());
  }

  /** Takes an envelope; returns at once. */
  void take(SocketSession session, JsonObject envelope) {
    if (!(envelope.get("envelope_id") instanceof JsonPrimitive id)) {
      return;
    }
    try {
      threads.execute(() -> answer(session, envelope, id));
    } catch (RejectedExecutionException e) {
      // Without an acknowledgement Slack gives it to another session, or tells the user.
      log.info("A request came while stopping and was left to Slack.");
    }
  }

  private void answer(SocketSession session, JsonObject envelope, JsonPrimitive id) {
    StringBuilder ack = new StringBuilder("{\"envelope_id\":").append(id);
    String body = body(envelope);
    if (body != null) {
      ack.append(",\"payload\":").append(body);
    }
    try {
      session.send(ack.append('}').toString());
    } catch (RuntimeException e) {
      log.warn("An acknowledgement could not be sent: {}", e.getClass().getName());
    }
  }

  /** Always something to acknowledge with: without it Slack delivers again and again. */
  private @Nullable String body(JsonObject envelope) {
    try {
      Request<?> request = request(envelope);
      return request == null ? null : bodyOf(bolt.run(request));
    } catch (Exception e) {
      // Bolt's handlers declare Exception; the message might quote the request.
      log.warn("A request could not be handled: {}", e.getClass().getName());
      return null;
    }
  }

  private static @Nullable String bodyOf(Response response) {
    return response.getStatusCode() == 200 ? response.getBody() : null;
  }

  private @Nullable Request<?> request(JsonObject envelope) {
    if (!(envelope.get("payload") instanceof JsonObject payload) || !isForBolt(payload)) {
      return null;
    }
    SocketModeRequest parsed = parser.parse(envelope.toString());
    return parsed == null ? null : parsed.getBoltRequest();
  }

  private static boolean isForBolt(JsonObject payload) {
    return switch (FormBody.kindOf(payload)) {
      case COMMAND, ACTION, EVENT -> true;
      case OTHER, MALFORMED -> false;
    };
  }

  /** Takes nothing new, answers what it took. */
  @Override
  public void close() {
    Threads.drain(threads, LONGEST_DRAIN);
  }
}
