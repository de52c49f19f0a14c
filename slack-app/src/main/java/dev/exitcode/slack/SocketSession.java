package dev.exitcode.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** One Socket Mode session, from its hello to its end. Thread-safe. */
final class SocketSession implements AutoCloseable {
  private final SocketClient client;
  private final CountDownLatch hello = new CountDownLatch(1);
  private final BiConsumer<SocketSession, JsonObject> onEnvelope;
  private final BiConsumer<SocketSession, String> onEnd;
  private volatile boolean closed;

  /**
   * Prepares a session.
   *
   * @param onEnvelope gets every envelope, on the WebSocket's thread
   * @param onEnd gets the reason when the session has ended or is about to
   */
  SocketSession(
      SlackApi api,
      Target target,
      BiConsumer<SocketSession, JsonObject> onEnvelope,
      BiConsumer<SocketSession, String> onEnd)
      throws IOException {
    this.onEnvelope = onEnvelope;
    this.onEnd = onEnd;
    this.client = client(api, target);
    client.onClose(
        () -> {
          closed = true;
          onEnd.accept(this, "the connection was closed");
        });
  }

  private SocketClient client(SlackApi api, Target target) throws IOException {
    String token = target.connection().appToken().reveal();
    try {
      return new SocketClient(api.slack(), token, target.address(), this::take);
    } catch (URISyntaxException e) {
      throw new IOException("Slack named a malformed connection");
    }
  }

  /** Where a session leads, good for one try. */
  record Target(Connection.SocketMode connection, URI address) {}

  /** Opens the session and waits for Slack's hello; closes it on whatever it throws. */
  void open(Duration patience) throws IOException, InterruptedException {
    boolean opened = false;
    try {
      var _ = CompletableFuture.runAsync(this::connect, Thread.ofVirtual()::start);
      opened = hello.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!opened) {
        close();
      }
    }
    if (!opened) {
      throw new IOException("the WebSocket did not open or said no hello");
    }
  }

  /** Not interrupted: a WebSocket that opens after that would be in nobody's hands. */
  private void connect() {
    client.connect();
    if (closed) {
      close();
    }
  }

  /** Asks the other side for a sign of life; may take three seconds. */
  boolean isAlive() {
    return !closed && client.verifyConnection();
  }

  boolean isClosed() {
    return closed;
  }

  /** Sends an acknowledgement. */
  void send(String json) {
    client.sendWebSocketMessage(json);
  }

  private void take(String message) {
    JsonObject json;
    try {
      json = JsonParser.parseString(message).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      return;
    }
    switch (json.has("type") ? json.get("type").getAsString() : "") {
      case "hello" -> hello.countDown();
      case "disconnect" -> onEnd.accept(this, "Slack asked to reconnect (" + reason(json) + ")");
      default -> onEnvelope.accept(this, json);
    }
  }

  private static String reason(JsonObject json) {
    return json.has("reason") && json.get("reason").isJsonPrimitive()
        ? Clean.line(json.get("reason").getAsString(), 40)
        : "no reason given";
  }

  @Override
  public void close() {
    closed = true;
    try {
      client.close();
    } catch (IOException | RuntimeException e) {
      // A connection that is broken already cannot be closed in order.
      return;
    }
  }
}
