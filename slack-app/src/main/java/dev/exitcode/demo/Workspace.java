package dev.exitcode.demo;

import com.sun.net.httpserver.HttpServer;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A workspace to try the bot in: Slack's side of the wire, on this machine only. It serves a page
 * with one channel, sends what is typed there to the bot as signed requests, and takes the bot's
 * Web API calls and {@code response_url} answers. Safe for use by many threads.
 */
public final class Workspace implements AutoCloseable {
  private final HttpServer server;
  private final Secret botToken = Secret.of("xoxb-demo-" + UUID.randomUUID());
  private final AtomicReference<@Nullable URI> bot = new AtomicReference<>();

  private Workspace(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens the workspace on the loopback address.
   *
   * @param port 0 to 65535; 0 takes any free port
   * @param signingSecret signs every request to the bot
   * @throws IOException where the port cannot be had, with a sentence that says so
   */
  public static Workspace start(int port, Secret signingSecret) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new Workspace(server);
  }

  /** The page to open in a browser. */
  public URI page() {
    return at("/");
  }

  /** Where Slack's Web API is here, with a slash at its end. */
  public URI api() {
    return at("/api/");
  }

  /** Scheme, host and port of every {@code response_url} this workspace hands out. */
  public URI responseUrls() {
    return at("");
  }

  /** The only token this workspace's Web API accepts. */
  public Secret botToken() {
    return botToken;
  }

  /** Says where the bot listens; until then whatever is typed fails as with a bot that is down. */
  public void connect(URI botRequestUrl) {
    bot.set(botRequestUrl);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
