package dev.exitcode.k8s;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.Missing;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.PodStatus;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases whose subject is a Pod. */
final class PodCases {
  private static final Set<String> CALM = Set.of("Running", "Succeeded", "");

  private final Given given;
  private final Owners owners;
  private final Siblings siblings;

  PodCases(Given given) {
    this.given = given;
    owners = new Owners(given.workloads());
    siblings = new Siblings(given.pods(), owners);
  }

  /** Of pods among other things the first, and each other that is not well. */
  List<CaseFile> all() {
    PodFacts subject = given.pods().getFirst();
    return given.pods().stream()
        .filter(pod -> given.isPodsAlone() || pod.equals(subject) || isAiling(pod))
        .map(this::caseOf)
        .toList();
  }

  private static boolean isAiling(PodFacts pod) {
    PodStatus status = pod.status();
    return status.reason() != null
        || status.deletion() != null
        || !CALM.contains(status.phase() == null ? "" : status.phase())
        || pod.containers().stream().anyMatch(PodCases::isAiling);
  }

  private static boolean isAiling(ContainerFacts container) {
    ContainerStatus status = container.status();
    boolean isInit = container.kind() == ContainerFacts.Kind.INIT;
    boolean isOpen = isInit ? status.running() != null : Boolean.FALSE.equals(status.ready());
    boolean isDone = status.terminated() != null && status.terminated().hasCode(0);
    return status.restarts() > 0
        || status.last() != null
        || status.waiting() != null
        || (!isDone && (isOpen || status.terminated() != null));
  }

  private CaseFile caseOf(PodFacts pod) {
    List<Owner> above = owners.above(pod.identity());
    List<PodFacts> others = siblings.of(pod);
    NodeFacts node = node(pod);
    String nodeName = node == null ? pod.spec().node() : node.name();
    List<EventFacts> events =
        new Surroundings(pod, nodeName).with(above, others).among(given.events());
    List<WorkloadFacts> workloads = workloads(pod, above);
    return new CaseFile(
        Platform.KUBERNETES,
        given.observedAt(),
        pod,
        events,
        node,
        others,
        workloads,
        List.of(),
        missing(pod, events, node, workloads));
  }

  /** A pod that started and lost its specification ran on the one node that is given with it. */
  private @Nullable NodeFacts node(PodFacts pod) {
    String name = pod.spec().node();
    if (name == null && pod.status().startedAt() != null && given.nodes().size() == 1) {
      return given.nodes().getFirst();
    }
    return given.nodes().stream().filter(n -> n.name().equals(name)).findFirst().orElse(null);
  }

  private List<WorkloadFacts> workloads(PodFacts pod, List<Owner> above) {
    List<WorkloadFacts> workloads = new ArrayList<>();
    for (Owner owner : above) {
      Workload workload = owners.find(pod.identity().namespace(), owner);
      if (workload != null) {
        workloads.add(workload.facts());
      }
    }
    return workloads;
  }

  private static List<Missing> missing(
      PodFacts pod,
      List<EventFacts> events,
      @Nullable NodeFacts node,
      List<WorkloadFacts> workloads) {
    List<Missing> missing = new ArrayList<>();
    addIf(events.isEmpty(), Missing.What.EVENTS, missing);
    addIf(node == null && pod.spec().node() != null, Missing.What.NODE, missing);
    boolean isOwned = !pod.identity().owners().isEmpty();
    addIf(isOwned && workloads.isEmpty(), Missing.What.OWNERS, missing);
    return missing;
  }

  private static void addIf(boolean isMissing, Missing.What what, List<Missing> missing) {
    if (isMissing) {
      missing.add(new Missing(what, null, Missing.Why.NOT_GIVEN));
    }
  }
}
