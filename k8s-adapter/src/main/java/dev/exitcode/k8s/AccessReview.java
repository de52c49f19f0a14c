package dev.exitcode.k8s;

import java.util.List;

/** Asks a cluster whether its own rules let somebody see something. Thread-safe. */
@FunctionalInterface
public interface AccessReview {
  /**
   * Blocks for a second or so. False where the cluster says no, cannot be asked or is not known.
   */
  boolean allows(Question question);

  /**
   * May this user of Kubernetes, as a member of these groups, read pods in a namespace, or with
   * {@code logs} their logs?
   */
  record Question(
      String cluster, String namespace, String user, List<String> groups, boolean logs) {
    /** Copies the list. */
    public Question {
      groups = List.copyOf(groups);
    }
  }
}
