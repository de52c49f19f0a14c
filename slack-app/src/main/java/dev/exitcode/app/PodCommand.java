package dev.exitcode.app;

import dev.exitcode.k8s.PodQuery;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code exitcode pod}: why a pod of a cluster died, as whoever sits here may see it. */
@Command(
    name = "pod",
    description = "Says why a pod died, asking the cluster with your own kubeconfig.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "It only reads: the pod, its events, node, owners and their revisions, siblings and logs.",
      "",
      "Examples:",
      "  exitcode pod payments/api-7c9f-abcde",
      "  exitcode pod api                            a workload, how a name begins, a slip",
      "  exitcode pod api -n payments --context prod",
      "  exitcode pod api -o case > case.json        for a bug report; secrets are hidden",
      "",
      "Linked as kubectl-exitcode on your PATH, it is: kubectl exitcode pod NAME"
    })
final class PodCommand implements Callable<Integer> {
  private final Console here;

  @Parameters(
      paramLabel = "NAME",
      description = "A pod or workload: NAME or NAMESPACE/NAME; how it begins is enough.")
  private String name = "";

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

  @Mixin private AnswerOptions options = new AnswerOptions();

  PodCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    PodQuery query;
    try {
      query = query(PodQuery.parse(name));
    } catch (IllegalArgumentException e) {
      here.err().println(e.getMessage());
      return ExitStatus.USAGE;
    }
    PodAnswer answer = new PodAnswer(here, options.form(), () -> options.team(here));
    return answer.to(query, kubeconfig, context);
  }

  /** In the option's namespace; what says two things is asked about nothing. */
  private PodQuery query(PodQuery typed) {
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
