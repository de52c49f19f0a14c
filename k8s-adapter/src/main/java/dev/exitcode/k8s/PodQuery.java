package dev.exitcode.k8s;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pod somebody asks about. Holds nothing that could not be part of a name, so that no URL is
 * ever made of anything else.
 *
 * @param cluster null: any
 * @param namespace null: any; never matched but exactly
 * @param name of a pod or a workload, or how one begins
 */
public record PodQuery(@Nullable String cluster, @Nullable String namespace, String name) {
  /** What kubectl calls pods and what they belong to; it writes the kind before the name, too. */
  private static final Set<String> KINDS =
      Set.of(
          ("po pod pods deploy deployment deployments rs replicaset replicasets sts statefulset"
                  + " statefulsets ds daemonset daemonsets job jobs cj cronjob cronjobs rc"
                  + " replicationcontroller replicationcontrollers")
              .split(" "));

  /**
   * Checks what it is given.
   *
   * @throws IllegalArgumentException with a sentence for the user, where a part cannot be one of a
   *     name
   */
  public PodQuery {
    refuseUnless(
        cluster == null || ClusterAccess.isName(cluster),
        "A cluster's name has letters, digits, dots, dashes and underscores, 63 at most.");
    refuseUnless(
        namespace == null || Names.isLabel(namespace),
        "A namespace's name has small letters, digits and dashes, 63 at most.");
    refuseUnless(
        Names.isBeginning(name),
        "A pod's name has small letters, digits, dashes and dots, 253 at most. Ask for pod,"
            + " namespace/pod or cluster:namespace/pod.");
  }

  /**
   * Reads {@code pod}, {@code namespace/pod} or {@code cluster:namespace/pod}; capitals of the
   * alphabet count as small ones except in the cluster's name. A kind before the slash, as in
   * {@code deploy/api} or {@code deployment.apps/api}, is none of a namespace.
   *
   * @throws IllegalArgumentException with a sentence for the user, where it is none of these
   */
  public static PodQuery parse(String typed) {
    String text = typed.strip();
    int colon = text.indexOf(':');
    int slash = text.indexOf('/', colon + 1);
    return new PodQuery(
        colon < 0 ? null : text.substring(0, colon),
        slash < 0 ? null : namespace(small(text.substring(colon + 1, slash))),
        small(text.substring(Math.max(colon, slash) + 1)));
  }

  private static @Nullable String namespace(String word) {
    int dot = word.indexOf('.');
    return KINDS.contains(dot < 0 ? word : word.substring(0, dot)) ? null : word;
  }

  /** The same question, asked in one namespace. */
  public PodQuery in(@Nullable String otherCluster, @Nullable String otherNamespace) {
    return new PodQuery(otherCluster, otherNamespace, name);
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return (cluster == null ? "" : cluster + ":")
        + (namespace == null ? "" : namespace + "/")
        + name;
  }

  /** Other alphabets keep their capitals, of which some would turn into letters of this one. */
  static String small(String text) {
    return text.codePoints().allMatch(c -> c < 128) ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static void refuseUnless(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
