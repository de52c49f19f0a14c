package dev.exitcode.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The namespaces that somebody may see for one purpose. Immutable. */
public final class Sight {
  private final List<Grant> grants;
  private final Right right;
  private final ClusterRules rules;

  Sight(List<Grant> grants, Right right, ClusterRules rules) {
    this.grants = List.copyOf(grants);
    this.right = right;
    this.rules = rules;
  }

  /** Whether this namespace is among them. */
  public boolean sees(String cluster, String namespace, Map<String, String> labels) {
    return grants.stream()
        .filter(grant -> grant.where().holds(cluster, namespace, labels))
        .anyMatch(grant -> isAllowed(grant.as(), cluster, namespace));
  }

  private boolean isAllowed(@Nullable Subject subject, String cluster, String namespace) {
    return subject == null
        || rules.allow(new ClusterRules.Question(subject, cluster, namespace, right == Right.LOGS));
  }

  /** Whether there may be a namespace of this cluster among them. */
  public boolean seesCluster(String cluster) {
    return grants.stream().anyMatch(grant -> grant.where().inCluster(cluster));
  }

  /**
   * Whether labels may open this namespace, or some of the cluster where it is null. Known from the
   * settings alone.
   */
  public boolean hingesOnLabels(String cluster, @Nullable String namespace) {
    return grants.stream()
        .map(Grant::where)
        .filter(where -> !where.labels().isAny() && where.inCluster(cluster))
        .anyMatch(where -> namespace == null || where.isNamed(namespace));
  }

  /** Whether there is none at all. */
  public boolean isBlind() {
    return grants.isEmpty();
  }
}
