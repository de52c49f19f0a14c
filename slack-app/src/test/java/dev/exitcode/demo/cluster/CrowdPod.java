package dev.exitcode.demo.cluster;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A pod of a cluster that holds nothing but a crowd of healthy ones: twenty pods of a workload, a
 * thousand of a namespace.
 */
public record CrowdPod(String namespace, String name, String uid) {
  /** The only container of each. */
  public static final String CONTAINER = "app";

  /** How many pods a workload has. */
  public static final int PER_WORKLOAD = 20;

  /** Starts a cluster of so many pods. */
  public static DemoCluster cluster(int pods, Clock clock) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ClusterState state =
        ClusterState.empty(Json.MAPPER.readTree(Json.file("cluster.json")).path("access"));
    new Crowd(state, now).add(pods);
    return DemoCluster.start(0, state, clock);
  }

  /** One of them, counted through all workloads and namespaces. */
  public static CrowdPod of(int index) {
    int within = index % 1_000;
    return new CrowdPod(
        "team-%04d".formatted(index / 1_000),
        "svc-%02d-6b8f7d5c9-%05d".formatted(within / PER_WORKLOAD, within),
        Identity.uid("crowd/" + index));
  }

  /** The pod of this number, within a workload of this number. */
  public static CrowdPod of(int workload, int pod) {
    return of(workload * PER_WORKLOAD + pod);
  }

  /** What it belongs to. */
  public String workload() {
    return name.substring(0, name.indexOf("-6b8f7d5c9"));
  }
}
