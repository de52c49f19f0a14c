package dev.exitcode.demo.cluster;

import com.sun.net.httpserver.HttpServer;
import dev.exitcode.demo.LocalDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A cluster to try the bot on: its API server, on the loopback address of this machine, over plain
 * HTTP and without credentials. What happened in it happened just before the start. Nothing can be
 * changed in it. Safe for use by many threads.
 */
public final class DemoCluster implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private DemoCluster(HttpServer server) {
    this.server = server;
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
    // Without it an answer waits up to 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    DemoCluster cluster = new DemoCluster(HttpServer.create(loopback, 0));
    cluster.open(new ApiHandler(state, clock));
    return cluster;
  }

  private void open(ApiHandler api) {
    server.setExecutor(threads);
    server.createContext("/", api).getFilters().add(new LocalDoor(server.getAddress().getPort()));
    server.start();
  }

  /** Where its API server answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
