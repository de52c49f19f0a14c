package dev.exitcode.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ClusterOptions where = new ClusterOptions();

  @Mixin private AnswerOptions options = new AnswerOptions();

  PodCommand(Console here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    return new PodSearch(here)
        .read(name, where, found -> new PodAnswer(here, options).tell(found.file()));
  }
}
