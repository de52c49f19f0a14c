package dev.exitcode.k8s;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see. It is asked before anything is compared with what was typed, so that what
 * is denied and what is not there make the same work and the same answer. Fast and thread-safe: it
 * is asked once for each namespace and question.
 */
@FunctionalInterface
public interface Scope {
  /** Everything, as for the owner of a terminal. */
  Scope EVERYTHING =
      new Scope() {
        @Override
        public boolean sees(String cluster, String namespace, Map<String, String> labels) {
          return true;
        }

        @Override
        public boolean asksForLabels() {
          return false;
        }
      };

  /**
   * Whether this namespace may be seen.
   *
   * @param labels the namespace's; empty where they cannot be read or are not asked for
   */
  boolean sees(String cluster, String namespace, Map<String, String> labels);

  /** Whether anything of a cluster may be seen; if not, it is not even asked. */
  default boolean seesSomeOf(String cluster) {
    return true;
  }

  /**
   * Whether labels, could they be read, may open this namespace; null: some of the cluster. Known
   * without the cluster, so that it tells nothing of what is there.
   */
  default boolean hingesOnLabels(String cluster, @Nullable String namespace) {
    return false;
  }

  /** Whether the decision needs the labels of namespaces, which takes a call of their own. */
  default boolean asksForLabels() {
    return true;
  }
}
