package dev.exitcode.demo;

import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;

/**
 * A workspace to try the bot in: Slack's side of the wire, on this machine only. It serves a page
 * with a channel and a conversation with the bot, sends what is typed there to the bot as signed
 * requests, and takes the bot's Web API calls and {@code response_url} answers, refusing what Slack
 * would refuse. Safe for use by many threads.
 */
public final class Workspace implements AutoCloseable {
  private final LocalServer server;
  private final Secret botToken = Secret.of("xoxb-demo-" + UUID.randomUUID());
  private final WorkspaceState state;
  private final BotDoor bot;

  private Workspace(LocalServer server, Secret signingSecret, Clock clock) {
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
    Workspace workspace = new Workspace(LocalServer.bind(port), signingSecret, clock);
    workspace.open();
    return workspace;
  }

  private void open() {
    Files files = new Files(botToken);
    Uploads uploads = new Uploads(files, this::files);
    Person person = new Person(state, bot, files, this::responseUrls);
    server.route("/", new PageFiles());
    server.route("/events", new EventStream(state));
    Modals modals = new Modals(state, bot);
    server.route(PageDoor.PATH, new PageDoor(person, modals, state.mishaps()));
    server.route(WebApi.PATH, new WebApi(state, uploads, botToken));
    server.route(Uploads.PATH, uploads);
    server.route(ResponseUrls.PATH, state.responseUrls());
    server.route(Files.PATH, files);
    Welcome.post(state.messages());
    server.start();
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

  /** Has the page offer to make something happen. */
  public void offer(Mishaps mishaps) {
    state.mishaps().offer(mishaps);
  }

  /** Adds a channel, with the bot in it. */
  public void addChannel(String id, String name) {
    state.channels().add(id, name);
  }

  /**
   * Has a channel refuse the bot from now on.
   *
   * @param error Slack's word for why, such as {@code is_archived}; empty lets it in again
   */
  public void bar(String channel, String error) {
    state.channels().bar(channel, error);
  }

  /** Whether the bot may read the history of channels; it may at the start. */
  public void grantHistory(boolean may) {
    state.history().grant(may);
  }

  /** Lets the bot post so often from now on; as Slack's documents say where nothing is said. */
  public void limit(Posting posting) {
    state.posts().set(posting);
  }

  /** What became of the bot's posts to a channel. */
  public Posted posted(String channel) {
    return state.posts().posted(channel);
  }

  /** What happens to messages, for those who watch. */
  Messages messages() {
    return state.messages();
  }

  /** Deletes a message as a person does. */
  public void delete(String channel, String ts) {
    if (state.messages().find(ts).filter(m -> m.channel().equals(channel)).isPresent()) {
      state.messages().delete(ts);
    }
  }

  /** Has all requests from now on meet this one first. */
  public void intercept(LocalServer.Interceptor by) {
    server.intercept(by);
  }

  /** Says where the bot listens; until then whatever is typed fails as with a bot that is down. */
  public void connect(URI botRequestUrl) {
    bot.connect(botRequestUrl);
  }

  @Override
  public void close() {
    server.close();
    bot.close();
  }

  private int port() {
    return server.port();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }
}
