package dev.exitcode.app;

import dev.exitcode.slack.Connection;
import dev.exitcode.slack.HostPort;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The running bot: everything is built here, in the order of the flow. */
final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final SlackBot bot;
  private final Health health;
  private final AdminServer admin;
  private final @Nullable TeamWatch team;

  private Server(SlackBot bot, Health health, AdminServer admin, @Nullable TeamWatch team) {
    this.bot = bot;
    this.team = team;
    this.health = health;
    this.admin = admin;
  }

  /**
   * Starts the bot; Slack need not be reachable.
   *
   * @throws IOException where a port cannot be had, with a sentence that says so
   */
  static Server start(Settings settings, Knowledge knowledge, Clock clock) throws IOException {
    TeamWatch team =
        settings.knowledge() == null ? null : TeamWatch.start(settings.knowledge(), clock);
    SlackBot bot = new SlackBot(settings.slack(), with(team, knowledge), clock);
    Health health = new Health(parts(bot, team));
    AdminServer admin = AdminServer.start(settings.admin(), health);
    try {
      bot.start();
    } catch (IOException | RuntimeException e) {
      admin.close();
      close(team);
      throw e;
    }
    health.serving(true);
    Server server = new Server(bot, health, admin, team);
    server.announce(settings);
    return server;
  }

  /** Where Slack's requests arrive; in HTTP mode only. */
  InetSocketAddress address() {
    return bot.address();
  }

  InetSocketAddress admin() {
    return admin.address();
  }

  /** Stops within 20 seconds: takes nothing new and finishes what it took. */
  @Override
  public void close() {
    health.serving(false);
    LOG.info("Stopping.");
    bot.close();
    admin.close();
    close(team);
    LOG.info("Stopped.");
  }

  private static void close(@Nullable TeamWatch team) {
    if (team != null) {
      team.close();
    }
  }

  private static Knowledge with(@Nullable TeamWatch team, Knowledge given) {
    return team == null
        ? given
        : new Knowledge(
            () -> given.catalog().get().with(team::knowledge),
            text -> Diagnosing.ofText(text, team::knowledge));
  }

  private static List<Supplier<Health.Part>> parts(SlackBot bot, @Nullable TeamWatch team) {
    List<Supplier<Health.Part>> parts = new ArrayList<>();
    parts.add(() -> part("slack", bot.status()));
    parts.add(() -> part("slack-api", bot.apiStatus()));
    if (team != null) {
      parts.add(team::health);
    }
    return parts;
  }

  private void announce(Settings settings) throws IOException {
    LoggingEventBuilder event =
        LOG.atInfo()
            .addKeyValue("version", Version.number())
            .addKeyValue("admin", "http://" + HostPort.of(admin()) + "/health");
    if (settings.slack().connection() instanceof Connection.Http) {
      event
          .addKeyValue("requests", HostPort.of(address()) + SlackBot.PATH)
          .log("Serving Slack's requests over HTTP.");
    } else {
      event.log("Serving Slack's requests in Socket Mode.");
    }
  }

  private static Health.Part part(String name, Status status) {
    return new Health.Part(name, status.connected(), status.detail(), status.since());
  }
}
