package dev.exitcode.demo;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A workspace to try the bot in: Slack's side of the wire, on this machine only. It serves a page
 * with a channel and a conversation with the bot, sends what is typed there to the bot as signed
 * requests, and takes the bot's Web API calls and {@code response_url} answers, refusing what Slack
 * would refuse. Safe for use by many threads.
 */
public final class Workspace implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Secret botToken = Secret.of("xoxb-demo-" + UUID.randomUUID());
  private final WorkspaceState state;
  private final BotDoor bot;

  private Workspace(HttpServer server, Secret signingSecret, Clock clock) {
    this.server = server;
    this.state = WorkspaceState.empty(clock);
    this.bot = new BotDoor(signingSecret, clock);
  }

  /**
   * Opens the workspace on the loopback address.
   *
   * @param port 0 to 65535; 0 takes any free port
   * @param signingSecret signs every request to the bot
   * @throws IOException where the port cannot be had, with a sentence that says so
   */
  public static Workspace start(int port, Secret signingSecret) throws IOException {
    return start(port, signingSecret, Clock.systemUTC());
  }

  static Workspace start(int port, Secret signingSecret, Clock clock) throws IOException {
    HttpServer server = bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    Workspace workspace = new Workspace(server, signingSecret, clock);
    workspace.open();
    return workspace;
  }

  private static HttpServer bind(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException taken) {
      throw new IOException(
          "Port %d on 127.0.0.1 is taken; choose another, or 0 for any free one."
              .formatted(address.getPort()),
          taken);
    }
  }

  private void open() {
    server.setExecutor(threads);
    Files files = new Files(botToken);
    Uploads uploads = new Uploads(files, this::files);
    Person person = new Person(state, bot, files, this::responseUrls);
    route("/", new PageFiles());
    route("/events", new EventStream(state));
    route(PageDoor.PATH, new PageDoor(person));
    route(WebApi.PATH, new WebApi(state, uploads, botToken));
    route(Uploads.PATH, uploads);
    route(ResponseUrls.PATH, state.responseUrls());
    route(Files.PATH, files);
    Welcome.post(state.messages());
    server.start();
  }

  private void route(String path, HttpHandler handler) {
    server.createContext(path, handler).getFilters().add(new LocalDoor(port()));
  }

  /** The page to open in a browser. */
  public URI page() {
    return at("/");
  }

  /** Where Slack's Web API is here, with a slash at its end. */
  public URI api() {
    return at(WebApi.PATH);
  }

  /** Scheme, host and port of every {@code response_url} this workspace hands out. */
  public URI responseUrls() {
    return at("");
  }

  /** Scheme, host and port of every file attached here. */
  public URI files() {
    return at("");
  }

  /** The only token this workspace's Web API accepts. */
  public Secret botToken() {
    return botToken;
  }

  /** The id of the person at the page. */
  public String person() {
    return Ids.PERSON;
  }

  /** The id of the channel on the page. */
  public String channel() {
    return Ids.CHANNEL;
  }

  /** Says where the bot listens; until then whatever is typed fails as with a bot that is down. */
  public void connect(URI botRequestUrl) {
    bot.connect(botRequestUrl);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    bot.close();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }
}
