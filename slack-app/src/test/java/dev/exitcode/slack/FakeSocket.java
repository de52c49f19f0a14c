package dev.exitcode.slack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** Slack's end of Socket Mode: a real WebSocket server on loopback. */
final class FakeSocket extends WebSocketServer implements AutoCloseable {
  private final CountDownLatch started = new CountDownLatch(1);
  private final List<WebSocket> sessions = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private volatile boolean mute;
  private volatile boolean silent;

  FakeSocket() throws InterruptedException {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    setReuseAddr(true);
    start();
    if (!started.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the WebSocket server did not start");
    }
  }

  String url() {
    return "ws://127.0.0.1:" + getPort() + "/link?ticket=1";
  }

  /** Sessions opened so far. */
  int opened() {
    return sessions.size();
  }

  WebSocket latest() {
    return sessions.getLast();
  }

  /** Says no hello from now on. */
  void mute() {
    mute = true;
  }

  /** Answers no ping until {@link #speak()}: the connection stays up and is dead. */
  void silence() {
    silent = true;
  }

  void speak() {
    silent = false;
  }

  String next() throws InterruptedException {
    String message = received.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing was received");
    }
    return message;
  }

  @Override
  public void onOpen(WebSocket session, ClientHandshake handshake) {
    sessions.add(session);
    if (!mute) {
      session.send("{\"type\":\"hello\",\"num_connections\":1}");
    }
  }

  @Override
  public void onMessage(WebSocket session, String message) {
    received.add(message);
  }

  @Override
  public void onWebsocketPing(WebSocket session, Framedata frame) {
    if (!silent) {
      super.onWebsocketPing(session, frame);
    }
  }

  @Override
  public void onClose(WebSocket session, int code, String reason, boolean remote) {}

  @Override
  public void onError(WebSocket session, Exception e) {}

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void close() {
    try {
      stop(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
