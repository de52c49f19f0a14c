package dev.exitcode.k8s;

import dev.exitcode.catalog.Platform;
import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.NodeFacts;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.evidence.WorkloadFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases of inputs without a Pod: it is gone, or was left out. */
final class PodlessCases {
  private final Given given;
  private final Owners owners;
  private final EventsByName events;

  PodlessCases(Given given) {
    this.given = given;
    owners = new Owners(given.workloads());
    events = new EventsByName(given.events());
  }

  List<CaseFile> all() {
    if (!given.workloads().isEmpty()) {
      return ofWorkloads();
    }
    if (!given.nodes().isEmpty()) {
      return given.nodes().stream().map(this::ofNode).toList();
    }
    return given.events().isEmpty() ? List.of() : ofEvents();
  }

  /** A workload that owns another one is told with it. */
  private List<CaseFile> ofWorkloads() {
    Set<WorkloadFacts> owning = new HashSet<>();
    given.workloads().forEach(workload -> owning.addAll(above(workload)));
    return given.workloads().stream()
        .filter(workload -> !owning.contains(workload.facts()))
        .map(this::ofWorkload)
        .toList();
  }

  private CaseFile ofWorkload(Workload workload) {
    List<WorkloadFacts> workloads = new ArrayList<>(List.of(workload.facts()));
    workloads.addAll(above(workload));
    NodeFacts node = given.nodes().size() == 1 ? given.nodes().getFirst() : null;
    Set<EventFacts> about = new LinkedHashSet<>();
    workloads.forEach(owner -> about.addAll(events.from(owner.name(), owner.namespace())));
    if (node != null) {
      about.addAll(events.from(node.name(), null));
    }
    return podless(PodIdentity.named(null, null), List.copyOf(about), node, workloads);
  }

  private List<WorkloadFacts> above(Workload workload) {
    String namespace = workload.facts().namespace();
    List<WorkloadFacts> above = new ArrayList<>();
    for (Owner owner : owners.above(workload)) {
      Workload known = owners.find(namespace, owner);
      if (known != null) {
        above.add(known.facts());
      }
    }
    return above;
  }

  private CaseFile ofNode(NodeFacts node) {
    boolean alone = given.nodes().size() == 1;
    return podless(
        PodIdentity.named(null, null),
        alone ? given.events() : events.from(node.name(), null),
        node,
        List.of());
  }

  /** The pods that events are about are known by their names; other events may be about none. */
  private List<CaseFile> ofEvents() {
    Set<PodIdentity> pods = new LinkedHashSet<>();
    for (EventFacts event : given.events()) {
      Regarding about = event.regarding();
      if ("Pod".equals(about.kind()) && about.name() != null) {
        pods.add(PodIdentity.named(about.namespace(), about.name()));
      }
    }
    return pods.isEmpty()
        ? List.of(podless(PodIdentity.named(null, null), given.events(), null, List.of()))
        : pods.stream().map(pod -> podless(pod, about(pod), null, List.of())).toList();
  }

  private List<EventFacts> about(PodIdentity pod) {
    return events.upFrom(pod.name() + "", pod.namespace());
  }

  private CaseFile podless(
      PodIdentity pod,
      List<EventFacts> about,
      @Nullable NodeFacts node,
      List<WorkloadFacts> workloads) {
    PodFacts none = PodFacts.NONE;
    return new CaseFile(
        Platform.KUBERNETES,
        given.observedAt(),
        new PodFacts(pod, none.spec(), none.status(), none.containers()),
        about,
        node,
        List.of(),
        workloads,
        List.of(),
        List.of());
  }
}
