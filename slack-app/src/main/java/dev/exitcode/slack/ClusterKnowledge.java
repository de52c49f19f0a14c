package dev.exitcode.slack;

import dev.exitcode.access.ClusterRules;
import dev.exitcode.access.Policy;
import dev.exitcode.diagnosis.Diagnosis;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.k8s.CaseCollector;
import dev.exitcode.k8s.PodLookup;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the bot answers from when it is asked about a pod.
 *
 * @param names of the clusters that may be asked; empty where there is none
 * @param pods asked for when the first question comes, so that it may be built then
 * @param cases as {@code pods}
 * @param diagnosis of a case, its secrets hidden, the most important first; never throws
 * @param policy who may ask about what
 * @param rules what the clusters' own rules say, for a policy that asks them
 */
public record ClusterKnowledge(
    List<String> names,
    Supplier<PodLookup> pods,
    Supplier<CaseCollector> cases,
    Function<CaseFile, List<Diagnosis>> diagnosis,
    Policy policy,
    ClusterRules rules) {
  /** No cluster, and nobody who might ask. */
  public static final ClusterKnowledge NONE =
      new ClusterKnowledge(
          List.of(),
          ClusterKnowledge::noPods,
          ClusterKnowledge::noCases,
          _ -> List.of(),
          Policy.NOBODY,
          ClusterRules.NONE);

  /** Copies the list. */
  public ClusterKnowledge {
    names = List.copyOf(names);
  }

  private static PodLookup noPods() {
    throw new IllegalStateException("There is no cluster to ask.");
  }

  private static CaseCollector noCases() {
    throw new IllegalStateException("There is no cluster to ask.");
  }
}
