package dev.exitcode.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule: who may do what, and where. Ids are Slack's, never names, which can be changed.
 *
 * @param who whom it is for
 * @param where the namespaces it opens
 * @param rights what may be done there
 * @param as who has to have the right by the cluster's own rules, too; null: these are not asked
 */
public record Grant(Who who, Where where, Set<Right> rights, @Nullable Subject as) {
  /** Copies the rights. */
  public Grant {
    rights = Set.copyOf(rights);
  }

  /** One that asks no cluster. */
  public Grant(Who who, Where where, Set<Right> rights) {
    this(who, where, rights, null);
  }

  /**
   * Whom a grant is for: any of these.
   *
   * @param users {@code U…}; guests and strangers, too, where they are named here
   * @param groups {@code S…}: full members of the workspace that are in the user group
   * @param channels {@code C…}: full members of the workspace, while they ask in the channel; and
   *     the channel itself, which may be shown the answer
   */
  public record Who(Set<String> users, Set<String> groups, Set<String> channels) {
    /** Copies the sets. */
    public Who {
      users = Set.copyOf(users);
      groups = Set.copyOf(groups);
      channels = Set.copyOf(channels);
    }
  }

  /**
   * The namespaces a grant opens: those that match all three. Where labels count and cannot be
   * read, it opens none; each namespace has one at least, its name.
   *
   * @param clusters globs of clusters' names
   * @param namespaces globs of namespaces' names
   * @param labels what the namespace has to be labelled with
   */
  public record Where(List<String> clusters, List<String> namespaces, LabelSelector labels) {
    /** Copies the lists. */
    public Where {
      clusters = List.copyOf(clusters);
      namespaces = List.copyOf(namespaces);
    }

    boolean holds(String cluster, String namespace, Map<String, String> labelled) {
      return inCluster(cluster)
          && isNamed(namespace)
          && (labels.isAny() || (!labelled.isEmpty() && labels.fits(labelled)));
    }

    boolean isNamed(String namespace) {
      return namespaces.stream().anyMatch(glob -> NamePattern.matches(glob, namespace));
    }

    /** Whether there may be a namespace of this cluster among them. */
    public boolean inCluster(String cluster) {
      return clusters.stream().anyMatch(glob -> NamePattern.matches(glob, cluster));
    }
  }

  boolean gives(Right right) {
    return rights.stream().anyMatch(own -> own.includes(right));
  }
}
