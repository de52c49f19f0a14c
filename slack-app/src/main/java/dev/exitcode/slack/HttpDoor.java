package dev.exitcode.slack;

import com.slack.api.bolt.response.Response;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP door: the JDK's server on virtual threads in front of Bolt. */
final class HttpDoor implements Door {
  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

  /** Slack's requests are a few kilobytes; a megabyte is far beyond any of them. */
  static final int LARGEST_BODY = 1 << 20;

  private static final int LONGEST_STOP_SECONDS = 5;

  private final Connection.Http config;
  private final BoltApp bolt;
  private final SignatureCheck signatures;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable HttpServer server;
  private volatile Status status;

  HttpDoor(Connection.Http config, BoltApp bolt, Clock clock) {
    this.config = config;
    this.bolt = bolt;
    this.clock = clock;
    this.signatures = new SignatureCheck(config.signingSecrets(), clock);
    this.status = new Status(false, "Not started.", clock.instant());
  }

  @Override
  public void start() throws IOException {
    JdkServer.configure();
    try {
      server = HttpServer.create(config.bind(), 0);
    } catch (BindException e) {
      throw new IOException(
          "Cannot listen on "
              + config.bind()
              + ": the port is taken or the address is not this machine's ("
              + e.getMessage()
              + ").",
          e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    status =
        new Status(true, "Listening on " + server.getAddress() + SlackBot.PATH, clock.instant());
    log.info("{}", status.detail());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(SlackBot.PATH)) {
        respond(exchange, 404, null);
        return;
      }
      if (!exchange.getRequestMethod().equals("POST")) {
        respond(exchange, 405, null);
        return;
      }
      byte[] body = read(exchange);
      if (body.length > LARGEST_BODY) {
        respond(exchange, 413, null);
        return;
      }
      String timestamp = exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp");
      String signature = exchange.getRequestHeaders().getFirst("X-Slack-Signature");
      if (!signatures.accepts(timestamp, signature, body)) {
        respond(exchange, 401, null);
        return;
      }
      respond(
          exchange,
          200,
          bolt.run(new String(body, StandardCharsets.UTF_8), exchange.getRequestHeaders()));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      log.warn("A request failed: {}", e.toString());
      respond(exchange, 500, null);
    }
  }

  private static byte[] read(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      return in.readNBytes(LARGEST_BODY + 1);
    }
  }

  private static void respond(HttpExchange exchange, int code, @Nullable Response response)
      throws IOException {
    if (response == null || response.getBody() == null) {
      exchange.sendResponseHeaders(response == null ? code : response.getStatusCode(), -1);
      return;
    }
    byte[] body = response.getBody().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", response.getContentType());
    exchange.sendResponseHeaders(response.getStatusCode(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public @Nullable InetSocketAddress address() {
    return server == null ? null : server.getAddress();
  }

  @Override
  public Status status() {
    return status;
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(LONGEST_STOP_SECONDS);
    }
    threads.close();
  }
}
