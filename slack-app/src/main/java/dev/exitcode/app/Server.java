package dev.exitcode.app;

import dev.exitcode.catalog.TeamKnowledge;
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

  private final Talk talk;
  private final Health health;
  private final Watched watched;
  private final Sources sources;

  /** What the bot answers from, as far as it has to be closed. */
  private record Sources(@Nullable TeamWatch team, ClusterDesk clusters) {
    private Supplier<TeamKnowledge> ofTeam() {
      return team == null ? () -> TeamKnowledge.NONE : team::knowledge;
    }

    private Knowledge with(Knowledge given) {
      Supplier<TeamKnowledge> known = ofTeam();
      return team == null
          ? new Knowledge(given.catalog(), given.diagnosis(), clusters.knowledge(known))
          : new Knowledge(
              () -> given.catalog().get().with(known),
              (text, seen) -> Diagnosing.ofText(text, seen, known),
              clusters.knowledge(known));
    }

    private void close() {
      if (team != null) {
        team.close();
      }
      clusters.close();
    }
  }

  /** Who talks in Slack: asked, and of itself. */
  private record Talk(SlackBot bot, NoticeDesk notices) {
    private static Talk of(Settings settings, Sources sources, Knowledge knowledge, Clock clock) {
      SlackBot bot = new SlackBot(settings.slack(), sources.with(knowledge), clock);
      NoticeDesk.Beside beside =
          new NoticeDesk.Beside(
              sources.clusters()::clusters, sources.ofTeam(), knowledge.catalog(), bot.calls());
      NoticeDesk notices = NoticeDesk.of(settings.notices(), beside, clock);
      bot.answerFrom(notices::book);
      return new Talk(bot, notices);
    }

    private void close() {
      notices.close();
      bot.close();
    }
  }

  /** By whom the bot is watched. */
  private record Watched(AdminServer admin, Metering metering) {
    private void close() {
      admin.close();
      metering.close();
    }
  }

  private Server(Talk talk, Health health, Watched watched, Sources sources) {
    this.talk = talk;
    this.sources = sources;
    this.health = health;
    this.watched = watched;
  }

  /**
   * Starts the bot; Slack need not be reachable.
   *
   * @throws IOException where a port cannot be had, with a sentence that says so
   */
  static Server start(Settings settings, Knowledge knowledge, Clock clock) throws IOException {
    TeamWatch team =
        settings.knowledge() == null ? null : TeamWatch.start(settings.knowledge(), clock);
    Sources sources = new Sources(team, new ClusterDesk(settings.pods(), clock));
    Talk talk = Talk.of(settings, sources, knowledge, clock);
    Health health = new Health(parts(settings, talk, sources));
    Metering metering = new Metering(talk.notices(), settings.pods().names());
    AdminServer admin = AdminServer.start(settings.admin(), health, metering::text);
    try {
      talk.bot().start();
    } catch (IOException | RuntimeException e) {
      admin.close();
      sources.close();
      throw e;
    }
    health.serving(true);
    sources.clusters().warm();
    if (settings.notices().routing() != null) {
      metering.start();
    }
    talk.notices().start();
    Server server = new Server(talk, health, new Watched(admin, metering), sources);
    server.announce(settings);
    return server;
  }

  /** Where Slack's requests arrive; in HTTP mode only. */
  InetSocketAddress address() {
    return talk.bot().address();
  }

  InetSocketAddress admin() {
    return watched.admin().address();
  }

  /** Stops within 20 seconds: takes nothing new and finishes what it took. */
  @Override
  public void close() {
    health.serving(false);
    LOG.info("Stopping.");
    talk.close();
    watched.close();
    sources.close();
    LOG.info("Stopped.");
  }

  private static List<Supplier<Health.Part>> parts(Settings settings, Talk talk, Sources sources) {
    List<Supplier<Health.Part>> parts = new ArrayList<>();
    parts.add(() -> part("slack", talk.bot().status()));
    parts.add(() -> part("slack-api", talk.bot().apiStatus()));
    if (sources.team() != null) {
      parts.add(sources.team()::health);
    }
    if (!settings.pods().clusters().isEmpty()) {
      parts.add(() -> part("access", talk.bot().accessStatus()));
      parts.add(sources.clusters()::health);
    }
    if (settings.notices().routing() != null) {
      parts.add(talk.notices()::health);
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
