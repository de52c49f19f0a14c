package dev.exitcode.access;

import java.util.List;

/**
 * Whom a cluster takes the people of a rule for.
 *
 * @param user a name of Kubernetes, such as {@code jane} or {@code
 *     system:serviceaccount:team:reader}
 * @param groups of Kubernetes that the user is in
 */
public record Subject(String user, List<String> groups) {
  /** Copies the list. */
  public Subject {
    groups = List.copyOf(groups);
  }
}
