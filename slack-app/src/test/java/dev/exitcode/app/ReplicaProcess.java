package dev.exitcode.app;

import dev.exitcode.catalog.Catalog;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.incident.Routing;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.k8s.Election;
import dev.exitcode.redact.Secret;
import dev.exitcode.slack.ClusterKnowledge;
import dev.exitcode.slack.Connection;
import dev.exitcode.slack.Endpoints;
import dev.exitcode.slack.Knowledge;
import dev.exitcode.slack.SlackBot;
import dev.exitcode.slack.SlackConfig;
import dev.exitcode.store.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * The part of the bot that tells of crashes, in a JVM of its own, so that it can be paused and
 * killed. Ends in good order when its input does. Its arguments: the cluster that is watched and
 * holds the Leases, Slack's three addresses, the bot's token, the channel, the database and user.
 */
final class ReplicaProcess {
  private static final Clock CLOCK = Clock.systemUTC();

  private ReplicaProcess() {}

  public static void main(String[] args) throws IOException {
    URI cluster = URI.create(args[0]);
    Endpoints slack = new Endpoints(URI.create(args[1]), URI.create(args[2]), URI.create(args[3]));
    Logs.configure(Settings.Log.USUAL, List.of());
    try (SlackBot bot = bot(slack, args[4]);
        Clusters clusters = Clusters.of(List.of(ClusterAccess.url("demo", cluster)), CLOCK);
        NoticeDesk desk =
            NoticeDesk.of(
                new NoticeSettings(
                    Routing.all(args[5]), new Location.Postgres(args[6], args[7], null)),
                new NoticeDesk.Beside(
                    () -> clusters, () -> TeamKnowledge.NONE, Catalog::bundled, bot.calls()),
                CLOCK,
                replicas(cluster))) {
      desk.start();
      boolean _ = System.in.read() < 0;
    }
  }

  static Replicas replicas(URI home) {
    ClusterAccess access = ClusterAccess.url("home", home).in(List.of("exitcode"));
    return (ballot, candidate) -> Election.in(access, ballot, candidate, CLOCK);
  }

  private static SlackBot bot(Endpoints slack, String token) throws IOException {
    InetSocketAddress anyFree = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Connection http =
        new Connection.Http(anyFree, List.of(Secret.of("a-signing-secret-of-some-length")));
    SlackBot bot =
        new SlackBot(
            new SlackConfig(Secret.of(token), null, null, http, slack),
            new Knowledge(Catalog::bundled, Diagnosing::ofText, ClusterKnowledge.NONE),
            CLOCK);
    bot.start();
    return bot;
  }
}
