package dev.exitcode.slack;

import dev.exitcode.access.Gate;
import dev.exitcode.delivery.Reply;
import dev.exitcode.delivery.SlackCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bot in one workspace: takes Slack's requests through Socket Mode or HTTP and answers them
 * from what it knows. Needs no reachable Slack to start or to stay up. Safe for many threads.
 */
public final class SlackBot implements AutoCloseable {
  /** The path of the request URL that the Slack app is given in HTTP mode. */
  public static final String PATH = "/slack/events";

  private static final Reply NOT_RUNNING = new Reply.NotSent("the bot is not running");
  private static final Duration TOKEN_CHECK_START = Duration.ofSeconds(1);
  private static final Duration LONGEST_TOKEN_RETRY = Duration.ofMinutes(5);
  private static final Duration TOKEN_RECHECK = Duration.ofHours(4);

  private final SlackConfig config;
  private final Knowledge knowledge;
  private final Clock clock;
  private final SocketTimings timings;
  private volatile Supplier<@Nullable NoticeBook> notices = () -> null;
  private volatile Status idle;
  private volatile @Nullable Running running;

  /** Keeps what it is given; nothing is opened before {@link #start()}. */
  public SlackBot(SlackConfig config, Knowledge knowledge, Clock clock) {
    this(config, knowledge, clock, SocketTimings.standard());
  }

  SlackBot(SlackConfig config, Knowledge knowledge, Clock clock, SocketTimings timings) {
    this.config = config;
    this.knowledge = knowledge;
    this.clock = clock;
    this.timings = timings;
    this.idle = new Status(false, "Not started.", clock.instant());
    if (config.connection() instanceof Connection.Http) {
      // Before any other part of the program makes a server and with it fixes the limits.
      JdkServer.configure();
    }
  }

  /**
   * Says what clicks below notices and questions about them are answered from.
   *
   * @param book asked at each; null: there are no notices, or not yet
   */
  public void answerFrom(Supplier<@Nullable NoticeBook> book) {
    notices = book;
  }

  /** What exists between start and close. */
  private record Running(BoltApp bolt, Door door, TokenCheck tokenCheck) {}

  /**
   * Starts to take requests; returns at once whether or not Slack can be reached.
   *
   * @throws IOException if the HTTP port cannot be bound, in a sentence that names it
   * @throws IllegalStateException if it runs already
   */
  public synchronized void start() throws IOException {
    if (running != null) {
      throw new IllegalStateException("The bot runs already.");
    }
    BoltApp bolt = new BoltApp(config, knowledge, () -> notices.get(), clock);
    Door door = door(bolt);
    try {
      door.start();
    } catch (IOException e) {
      door.close();
      bolt.close();
      throw e;
    }
    running = new Running(bolt, door, tokenCheck(bolt));
  }

  private Door door(BoltApp bolt) {
    if (config.connection() instanceof Connection.Http http) {
      return new HttpDoor(http, bolt, clock);
    }
    return new SocketDoor((Connection.SocketMode) config.connection(), bolt, timings, clock);
  }

  private TokenCheck tokenCheck(BoltApp bolt) {
    TokenCheck.Pace pace =
        new TokenCheck.Pace(
            TOKEN_CHECK_START, timings.firstRetry(), LONGEST_TOKEN_RETRY, TOKEN_RECHECK);
    TokenCheck tokenCheck = new TokenCheck(bolt.api(), bolt.installation(), pace, clock);
    tokenCheck.start();
    return tokenCheck;
  }

  /**
   * Where the bot listens for Slack's requests.
   *
   * @throws IllegalStateException in Socket Mode, or before {@link #start()}
   */
  public InetSocketAddress address() {
    Running now = running;
    InetSocketAddress address = now == null ? null : now.door().address();
    if (address == null) {
      throw new IllegalStateException("The bot listens on no port.");
    }
    return address;
  }

  /** Whether Slack's requests reach the bot now. */
  public Status status() {
    Running now = running;
    return now == null ? idle : now.door().status();
  }

  /**
   * Whether Slack's Web API took the bot token. Asked from the start on until it did, then every
   * four hours and when a call is refused; without it, requests are answered, but nothing is shared
   * or opened.
   */
  public Status apiStatus() {
    Running now = running;
    return now == null ? idle : now.tokenCheck().status();
  }

  /**
   * Whether anybody may ask about pods, and whether Slack tells who people are. Where there is no
   * rule nobody may; where Slack does not tell, only those whom a rule names themselves.
   */
  public Status accessStatus() {
    Running now = running;
    return now == null ? idle : access(now.bolt().gate());
  }

  private Status access(Gate gate) {
    if (gate.deniesAll()) {
      return new Status(
          false, "Nobody may ask about pods: the settings have no access.", idle.since());
    }
    String trouble = gate.trouble();
    return trouble == null
        ? new Status(true, "Access follows the settings.", idle.since())
        : new Status(
            false,
            "Only users whom a rule names may ask; who the others are is not known: "
                + trouble
                + ".",
            idle.since());
  }

  /**
   * Slack's Web API as this bot calls it; what is called before {@link #start()} or after the end
   * is not sent.
   */
  public SlackCalls calls() {
    return new SlackCalls() {
      @Override
      public Reply post(String method, ObjectNode arguments) {
        WebApiCalls calls = webApi();
        return calls == null ? NOT_RUNNING : calls.post(method, arguments);
      }

      @Override
      public Reply read(String method, Map<String, String> arguments) {
        WebApiCalls calls = webApi();
        return calls == null ? NOT_RUNNING : calls.read(method, arguments);
      }
    };
  }

  private @Nullable WebApiCalls webApi() {
    Running now = running;
    return now == null ? null : new WebApiCalls(now.bolt().api());
  }

  /** Stops within 20 seconds: takes nothing new, answers what it took, closes connections. */
  @Override
  public synchronized void close() {
    Running now = running;
    if (now != null) {
      now.tokenCheck().close();
      now.door().close();
      now.bolt().close();
      running = null;
      idle = new Status(false, "Stopped.", clock.instant());
    }
  }
}
