package dev.exitcode.app;

import dev.exitcode.access.Grant;
import dev.exitcode.access.LabelSelector;
import dev.exitcode.access.Right;
import dev.exitcode.catalog.TeamKnowledge;
import dev.exitcode.demo.Workspace;
import dev.exitcode.demo.cluster.DemoCluster;
import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.Clusters;
import dev.exitcode.slack.ClusterKnowledge;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cluster that questions in the demo are about: a stand-in, or one that a kubeconfig names. */
final class DemoPods implements AutoCloseable {
  private static final String NAME = "demo";
  private static final List<String> ALL = List.of("*");

  private final @Nullable DemoCluster standIn;
  private final ClusterDesk desk;
  private final String kubectl;

  private DemoPods(@Nullable DemoCluster standIn, ClusterDesk desk, String kubectl) {
    this.standIn = standIn;
    this.desk = desk;
    this.kubectl = kubectl;
  }

  /**
   * Whoever is in the workspace may ask about every pod.
   *
   * @param context of the usual kubeconfig; null takes the stand-in
   * @throws IOException with a sentence, where the cluster cannot be had
   */
  static DemoPods start(@Nullable String context, Workspace workspace, Clock clock)
      throws IOException {
    Grant.Who who =
        new Grant.Who(Set.of(workspace.person()), Set.of(), Set.of(workspace.channel()));
    Grant all =
        new Grant(who, new Grant.Where(ALL, ALL, LabelSelector.ANY), Set.of(Right.values()));
    DemoCluster standIn = context == null ? DemoCluster.start(0, clock) : null;
    if (standIn != null) {
      workspace.offer(standIn.mishaps());
    }
    ClusterAccess access =
        standIn == null
            ? checked(ClusterAccess.kubeconfig(name(context), null, context), clock)
            : ClusterAccess.url(NAME, standIn.url());
    ClusterDesk desk = new ClusterDesk(new ClusterSettings(List.of(access), List.of(all)), clock);
    desk.warm();
    String way = standIn == null ? "--context " + context : "--server " + standIn.url();
    return new DemoPods(standIn, desk, "kubectl " + way + " get pods -A");
  }

  /** Contexts may be called what no cluster may be called here. */
  private static String name(@Nullable String context) {
    return context != null && ClusterAccess.isName(context) ? context : "cluster";
  }

  private static ClusterAccess checked(ClusterAccess access, Clock clock) throws IOException {
    try (Clusters clusters = Clusters.of(List.of(access), clock)) {
      for (String problem : clusters.problems().values()) {
        throw new IOException(problem);
      }
    }
    return access;
  }

  boolean isStandIn() {
    return standIn != null;
  }

  /** How the same cluster is looked at without the bot. */
  String kubectl() {
    return kubectl;
  }

  ClusterKnowledge knowledge() {
    return desk.knowledge(() -> TeamKnowledge.NONE);
  }

  /** The clusters, to be watched. */
  Clusters clusters() {
    return desk.clusters();
  }

  @Override
  public void close() {
    desk.close();
    if (standIn != null) {
      standIn.close();
    }
  }
}
