package dev.exitcode.slack;

import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import com.slack.api.socket_mode.listener.WebSocketCloseListener;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Consumer;
import javax.websocket.ClientEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * The SDK's WebSocket client for one session, without its polling thread, its own reconnecting and
 * its log: {@link SocketDoor} decides when to replace a session, and messages arrive without delay.
 */
@ClientEndpoint
final class SocketClient extends SocketModeClientTyrusImpl {

  /**
   * Prepares a session; {@code connect()} opens it.
   *
   * @param onMessage gets every message, on the WebSocket's thread
   */
  SocketClient(Slack slack, String appToken, URI address, Consumer<String> onMessage)
      throws URISyntaxException {
    super(
        slack,
        appToken,
        address.toString(),
        0,
        new PassOn(onMessage),
        false,
        false,
        DEFAULT_SESSION_MONITOR_INTERVAL_MILLISECONDS);
  }

  void onClose(Runnable closed) {
    WebSocketCloseListener listener = (code, reason) -> closed.run();
    addWebSocketCloseListener(listener);
  }

  /** The SDK would log whole payloads, and a stack trace for each failed try. */
  @Override
  public Logger getLogger() {
    return NOPLogger.NOP_LOGGER;
  }

  /** A queue that keeps nothing. */
  private record PassOn(Consumer<String> onMessage) implements SocketModeMessageQueue {
    @Override
    public void add(String message) {
      onMessage.accept(message);
    }

    @Override
    public @Nullable String poll() {
      return null;
    }
  }
}
