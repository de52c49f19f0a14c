package dev.exitcode.app;

import dev.exitcode.k8s.ClusterAccess;
import dev.exitcode.k8s.PodQuery;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that asks a cluster can be told of where to ask. */
final class ClusterOptions {
  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "The kubeconfig's context (default: its current one).")
  private @Nullable String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "Look in this namespace only (default: first in the context's, then in all).")
  private @Nullable String namespace;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig (default: $KUBECONFIG, else ~/.kube/config).")
  private @Nullable Path kubeconfig;

  /** The way to the cluster, by the name that it has here. */
  ClusterAccess access(String cluster) {
    return ClusterAccess.kubeconfig(cluster, kubeconfig, context);
  }

  /**
   * What is looked for, in the option's namespace; what says two things is asked about nothing.
   *
   * @throws IllegalArgumentException with a sentence, where it cannot be asked so
   */
  PodQuery query(String name) {
    PodQuery typed = PodQuery.parse(name);
    if (typed.cluster() != null) {
      throw new IllegalArgumentException(
          "Which cluster is asked is said by a context of the kubeconfig: exitcode pod %s --context CONTEXT"
              .formatted(typed.in(null, typed.namespace())));
    }
    PodQuery asked = namespace == null ? typed : typed.in(null, namespace);
    if (typed.namespace() != null && !typed.equals(asked)) {
      throw new IllegalArgumentException(
          "Two namespaces are named, %s and %s: leave one out."
              .formatted(typed.namespace(), namespace));
    }
    return asked;
  }
}
