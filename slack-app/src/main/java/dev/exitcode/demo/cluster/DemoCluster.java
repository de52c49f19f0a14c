package dev.exitcode.demo.cluster;

import dev.exitcode.demo.LocalServer;
import dev.exitcode.demo.Mishaps;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A cluster to try the bot on: its API server, on the loopback address of this machine, over plain
 * HTTP and without credentials. What happened in it happened just before the start; what happens
 * from then on is said in Java; over HTTP only leases can be changed. Safe for use by many threads.
 */
public final class DemoCluster implements AutoCloseable {
  private final LocalServer server;
  private final ClusterState state;
  private final Pods pods;

  private DemoCluster(LocalServer server, ClusterState state, Clock clock) {
    this.server = server;
    this.state = state;
    this.pods = new Pods(state, clock);
  }

  /**
   * Starts the cluster that ships with the demo.
   *
   * @param port 0 to 65535; 0 takes any free port
   * @throws IOException where the port cannot be had
   */
  public static DemoCluster start(int port, Clock clock) throws IOException {
    return start(port, Seed.planted(now(clock)), clock);
  }

  /**
   * The same with this many healthy pods more, for measurements.
   *
   * @throws IOException where the port cannot be had
   */
  public static DemoCluster crowded(int port, Clock clock, int morePods) throws IOException {
    ClusterState state = Seed.planted(now(clock));
    new Crowd(state, now(clock)).add(morePods);
    return start(port, state, clock);
  }

  /** Kubernetes writes whole seconds. */
  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  static DemoCluster start(int port, ClusterState state, Clock clock) throws IOException {
    DemoCluster cluster = new DemoCluster(LocalServer.bind(port), state, clock);
    cluster.server.route("/", new ApiHandler(state, clock));
    cluster.server.start();
    return cluster;
  }

  /** Where its API server answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Has things happen to containers. */
  public Kubelet kubelet() {
    return new Kubelet(pods);
  }

  /** Has things happen to pods. */
  public Controllers controllers() {
    return new Controllers(pods);
  }

  /** What a newcomer may make happen. */
  public Mishaps mishaps() {
    return new ClusterMishaps(pods);
  }

  /** The watches that are open. */
  public List<Watch> watches() {
    return state.watches().open();
  }

  /** How often a watch that wants bookmarks gets one; once a minute where nothing is said. */
  public void bookmarkEvery(Duration interval) {
    state.watches().bookmarkEvery(interval);
  }

  /** Forgets all changes up to now: watches and lists that go on from before are too old. */
  public void compact() {
    state.store().compact();
  }

  /** Counts versions from an earlier one again, as after a restore from a backup. */
  public void rewind(long version) {
    state.store().rewind(version);
  }

  /** Has all requests from now on meet this one first. */
  public void intercept(LocalServer.Interceptor by) {
    server.intercept(by);
  }

  @Override
  public void close() {
    server.close();
  }
}
