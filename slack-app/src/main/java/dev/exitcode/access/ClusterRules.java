package dev.exitcode.access;

/** What the clusters' own rules say. */
@FunctionalInterface
public interface ClusterRules {
  /** Never asked: whoever needs their word is denied. */
  ClusterRules NONE = _ -> false;

  /** Asks the cluster; false where it says no or nothing. Blocks for a second or so. */
  boolean allow(Question question);

  /** May this subject see pods of a namespace, or for {@link Right#LOGS} their logs? */
  record Question(Subject subject, String cluster, String namespace, boolean logs) {}
}
