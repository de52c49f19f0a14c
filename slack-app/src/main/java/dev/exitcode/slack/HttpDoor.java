package dev.exitcode.slack;

import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP door: the JDK's server on virtual threads. Checks method, path, size, signature and form
 * before Bolt sees a request; what fails is answered with a bare status.
 */
final class HttpDoor implements Door {
  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

  /** In bytes; Slack's requests are a few kilobytes, a click on a full message some dozen. */
  static final int LARGEST_BODY = 256 * 1024;

  /**
   * In bytes; a refused body is read up to here, since a client may send it all before it reads.
   */
  private static final int LARGEST_REFUSED_BODY = 8 * 1024 * 1024;

  private static final byte[] TOO_LARGE = new byte[LARGEST_BODY + 1];
  private static final int MOST_SEEN = 50_000;
  private static final int LONGEST_STOP_SECONDS = 5;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(4);

  private final Connection.Http config;
  private final BoltApp bolt;
  private final Clock clock;
  private final SignatureCheck signatures;
  private final Claims seen;
  private final SlackRequestParser parser;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Status notStarted;
  private volatile @Nullable Listening listening;

  HttpDoor(Connection.Http config, BoltApp bolt, Clock clock) {
    this.config = config;
    this.bolt = bolt;
    this.clock = clock;
    this.signatures = new SignatureCheck(config.signingSecrets(), clock);
    // A timestamp may lie in the future by one window, and is then good for two.
    this.seen = new Claims(System::nanoTime, SignatureCheck.WINDOW.multipliedBy(2), MOST_SEEN);
    this.parser = new SlackRequestParser(bolt.config());
    this.notStarted = new Status(false, "Not started.", clock.instant());
  }

  /** What exists from start on. */
  private record Listening(HttpServer server, Status status) {}

  @Override
  public void start() throws IOException {
    HttpServer server = open(config.bind());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    String at = "http://" + HostPort.of(server.getAddress()) + SlackBot.PATH;
    listening =
        new Listening(
            server, new Status(true, "Takes signed requests at " + at + ".", clock.instant()));
  }

  private static HttpServer open(InetSocketAddress bind) throws IOException {
    try {
      return HttpServer.create(bind, 0);
    } catch (SocketException e) {
      throw new IOException(
          "Cannot listen on %s: %s. Choose a free port and an address of this machine."
              .formatted(HostPort.of(bind), e.getMessage()),
          e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      respond(exchange, answer(exchange));
    }
  }

  private Response answer(HttpExchange exchange) throws IOException {
    if (!SlackBot.PATH.equals(exchange.getRequestURI().getRawPath())) {
      return Responses.status(404);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return Responses.status(405);
    }
    byte[] body = read(exchange);
    var headers = exchange.getRequestHeaders();
    return body.length > LARGEST_BODY ? Responses.status(413) : checked(body, headers);
  }

  private Response checked(byte[] body, Headers headers) {
    String timestamp = only(headers, "X-Slack-Request-Timestamp");
    String signature = only(headers, "X-Slack-Signature");
    if (signature == null || !signatures.accepts(timestamp, signature, body)) {
      return Responses.status(401);
    }
    return EventBody.isEvent(only(headers, "Content-Type"))
        ? accepted(EventBody.read(body), signature)
        : accepted(new String(body, StandardCharsets.ISO_8859_1), signature, headers);
  }

  private Response accepted(EventBody body, String signature) {
    return switch (body) {
      case EventBody.Event event ->
          seen.claim(signature) ? run(() -> event.request(bolt.config())) : Responses.status(200);
      case EventBody.Challenge challenge -> Responses.json(challenge.answer());
      case EventBody.Other _ -> Responses.status(200);
      case EventBody.Malformed _ -> Responses.status(400);
    };
  }

  private Response accepted(String body, String signature, Headers headers) {
    FormBody form = FormBody.read(body);
    return switch (form.kind()) {
      case COMMAND -> run(() -> CommandForm.request(body, form.fields(), bolt.config()));
      // Answering again is harmless, acting again is not.
      case ACTION ->
          seen.claim(signature) ? run(() -> parse(body, headers)) : Responses.status(200);
      case OTHER -> Responses.status(200);
      case EVENT, MALFORMED -> Responses.status(400);
    };
  }

  private Request<?> parse(String body, Headers headers) {
    return parser.parse(
        SlackRequestParser.HttpRequest.builder()
            .requestUri(SlackBot.PATH)
            .queryString(Map.of())
            .headers(new RequestHeaders(headers))
            .requestBody(body)
            .remoteAddress("")
            .build());
  }

  private Response run(Supplier<Request<?>> request) {
    try {
      return bolt.run(request.get());
    } catch (Exception e) {
      // Bolt's handlers declare Exception; the message might quote the request.
      log.warn("A signed request could not be handled: {}", e.getClass().getName());
      return Responses.status(400);
    }
  }

  /** At most one byte more than allowed, which is enough to know; the rest is thrown away. */
  private static byte[] read(HttpExchange exchange) throws IOException {
    if (isFarTooLarge(exchange.getRequestHeaders().getFirst("Content-Length"))) {
      return TOO_LARGE;
    }
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        discard(in);
      }
      return body;
    }
  }

  private static boolean isFarTooLarge(@Nullable String length) {
    return length != null && length.length() > Integer.toString(LARGEST_REFUSED_BODY).length();
  }

  /** Closing a connection with unread bytes resets it, and the client would not see its 413. */
  private static void discard(InputStream in) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    int left = LARGEST_REFUSED_BODY;
    int read = 0;
    while (left > 0 && read >= 0) {
      read = in.read(buffer);
      left -= read;
    }
  }

  /** The value of a header that stands there exactly once. */
  private static @Nullable String only(Headers headers, String name) {
    return headers.getOrDefault(name, List.of()).size() == 1 ? headers.getFirst(name) : null;
  }

  private static void respond(HttpExchange exchange, Response response) throws IOException {
    if (response.getBody() == null) {
      exchange.sendResponseHeaders(response.getStatusCode(), -1);
      return;
    }
    byte[] body = response.getBody().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", response.getContentType());
    exchange.sendResponseHeaders(response.getStatusCode(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public @Nullable InetSocketAddress address() {
    Listening now = listening;
    return now == null ? null : now.server().getAddress();
  }

  @Override
  public Status status() {
    Listening now = listening;
    return now == null ? notStarted : now.status();
  }

  @Override
  public void close() {
    Listening now = listening;
    if (now != null) {
      now.server().stop(LONGEST_STOP_SECONDS);
    }
    Threads.drain(threads, LONGEST_DRAIN);
  }
}
