package dev.exitcode.k8s;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One cluster and how it is reached.
 *
 * @param name shown on every card and typed before the namespace: letters, digits, dot, dash and
 *     underscore, at most 63
 * @param way how it is reached
 * @param namespaces the only ones that are read, in which case no call is made that concerns the
 *     whole cluster; empty: all that the account may read
 */
public record ClusterAccess(String name, Way way, List<String> namespaces) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException with a sentence, where a name cannot be one
   */
  public ClusterAccess {
    namespaces = List.copyOf(namespaces);
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "A cluster's name has 1 to 63 letters, digits, dots, dashes and underscores.");
    }
    for (String namespace : namespaces) {
      if (!Names.isLabel(namespace)) {
        throw new IllegalArgumentException(
            "A namespace's name has 1 to 63 small letters, digits and dashes.");
      }
    }
  }

  /** A kubeconfig's context: the current one where it is null; the usual files where that is. */
  public static ClusterAccess kubeconfig(
      String name, @Nullable Path file, @Nullable String context) {
    return new ClusterAccess(name, new Way.Kubeconfig(file, context), List.of());
  }

  /** The cluster that the program runs in, through its service account. */
  public static ClusterAccess serviceAccount(String name) {
    return new ClusterAccess(name, new Way.ServiceAccount(), List.of());
  }

  /** An API server without credentials, such as a stand-in; nothing on this machine is read. */
  public static ClusterAccess url(String name, URI url) {
    return new ClusterAccess(name, new Way.Url(url), List.of());
  }

  /** The same cluster, of which only these namespaces are read; none: all. */
  public ClusterAccess in(List<String> others) {
    return new ClusterAccess(name, way, others);
  }

  /** Whether a cluster may be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** How a cluster is reached. */
  public sealed interface Way {
    /** As kubectl reaches it: null stands for what kubectl would take. */
    record Kubeconfig(@Nullable Path file, @Nullable String context) implements Way {}

    /** Through the service account that Kubernetes mounted into this pod. */
    record ServiceAccount() implements Way {}

    /** Without credentials. */
    record Url(URI url) implements Way {}
  }
}
