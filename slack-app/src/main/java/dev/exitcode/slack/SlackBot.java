package dev.exitcode.slack;

import dev.exitcode.catalog.Catalog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The bot in one workspace: takes Slack's requests through Socket Mode or HTTP and answers them
 * from the catalog. Needs no reachable Slack to start or to stay up. Safe for many threads.
 */
public final class SlackBot implements AutoCloseable {
  /** The path of the request URL that the Slack app is given in HTTP mode. */
  public static final String PATH = "/slack/events";

  private final SlackConfig config;
  private final Catalog catalog;
  private final Clock clock;
  private volatile Status status;
  private @Nullable Door door;

  /** Keeps what it is given; nothing is opened before {@link #start()}. */
  public SlackBot(SlackConfig config, Catalog catalog, Clock clock) {
    this.config = config;
    this.catalog = catalog;
    this.clock = clock;
    this.status = new Status(false, "Not started.", clock.instant());
  }

  /**
   * Starts to take requests; returns at once whether or not Slack can be reached.
   *
   * @throws IOException if the HTTP port cannot be bound, in a sentence that names it
   * @throws IllegalStateException if it was started before
   */
  public synchronized void start() throws IOException {
    if (door != null) {
      throw new IllegalStateException("The bot was started before.");
    }
    BoltApp bolt = new BoltApp(config, catalog);
    Door opened =
        switch (config.connection()) {
          case Connection.Http http -> new HttpDoor(http, bolt, clock);
          case Connection.SocketMode _ ->
              throw new UnsupportedOperationException("Socket Mode follows.");
        };
    opened.start();
    door = opened;
  }

  /**
   * Where the bot listens for Slack's requests.
   *
   * @throws IllegalStateException in Socket Mode, or before {@link #start()}
   */
  public synchronized InetSocketAddress address() {
    InetSocketAddress address = door == null ? null : door.address();
    if (address == null) {
      throw new IllegalStateException("The bot listens on no port.");
    }
    return address;
  }

  /** How it stands with Slack now. */
  public synchronized Status status() {
    return door == null ? status : door.status();
  }

  /** Stops within 20 seconds: takes nothing new, answers what it took, closes connections. */
  @Override
  public synchronized void close() {
    if (door != null) {
      door.close();
      door = null;
      status = new Status(false, "Stopped.", clock.instant());
    }
  }
}
