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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases of inputs without a Pod: it is gone, or was left out. */
final class PodlessCases {
  private final Given given;
  private final Owners owners;

  PodlessCases(Given given) {
    this.given = given;
    owners = new Owners(given.workloads());
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

  /** A workload that is owned below is told with the lowest. */
  private List<CaseFile> ofWorkloads() {
    Set<WorkloadFacts> owning = new HashSet<>();
    given.workloads().forEach(w -> owning.addAll(above(w)));
    return given.workloads().stream()
        .filter(w -> !owning.contains(w.facts()))
        .map(this::ofWorkload)
        .toList();
  }

  private CaseFile ofWorkload(Workload workload) {
    List<WorkloadFacts> workloads = new ArrayList<>(List.of(workload.facts()));
    workloads.addAll(above(workload));
    NodeFacts node = given.nodes().size() == 1 ? given.nodes().getFirst() : null;
    List<EventFacts> events =
        given.events().stream().filter(e -> isOf(workloads, e.regarding(), node)).toList();
    return podless(PodFacts.NONE, events, node, workloads);
  }

  private List<WorkloadFacts> above(Workload workload) {
    List<WorkloadFacts> above = new ArrayList<>();
    for (Owner owner : owners.above(workload)) {
      Workload known = owners.find(workload.facts().namespace(), owner);
      if (known != null) {
        above.add(known.facts());
      }
    }
    return above;
  }

  /**
   * Pods that are gone still have their events, and their names begin with that of the workload.
   */
  private static boolean isOf(
      List<WorkloadFacts> workloads, Regarding about, @Nullable NodeFacts node) {
    String name = about.name();
    if (name == null || (node != null && name.equals(node.name()))) {
      return true;
    }
    return workloads.stream()
        .filter(w -> Owners.fits(w.namespace(), about.namespace()))
        .anyMatch(w -> name.equals(w.name()) || name.startsWith(w.name() + "-"));
  }

  private CaseFile ofNode(NodeFacts node) {
    List<EventFacts> events =
        given.events().stream()
            .filter(e -> given.nodes().size() == 1 || node.name().equals(e.regarding().name()))
            .toList();
    return podless(PodFacts.NONE, events, node, List.of());
  }

  private List<CaseFile> ofEvents() {
    Map<PodIdentity, List<EventFacts>> ofPod = new LinkedHashMap<>();
    Map<String, List<EventFacts>> others = new HashMap<>();
    for (EventFacts event : given.events()) {
      Regarding about = event.regarding();
      if ("Pod".equals(about.kind()) && about.name() != null) {
        PodIdentity pod = PodIdentity.named(about.namespace(), about.name());
        ofPod.computeIfAbsent(pod, p -> new ArrayList<>()).add(event);
      } else {
        others.computeIfAbsent(about.name() + "", n -> new ArrayList<>()).add(event);
      }
    }
    if (ofPod.isEmpty()) {
      return List.of(podless(PodFacts.NONE, given.events(), null, List.of()));
    }
    ofPod.forEach((pod, events) -> addOfOwners(events, pod.name(), others));
    return ofPod.entrySet().stream()
        .map(e -> podless(named(e.getKey()), e.getValue(), null, List.of()))
        .toList();
  }

  /** The owners of a pod lend it their names. */
  private static void addOfOwners(
      List<EventFacts> events, @Nullable String pod, Map<String, List<EventFacts>> others) {
    String name = pod;
    for (int parts = 0; parts < 2 && name != null; parts++) {
      name = Owners.parent(name);
      events.addAll(others.getOrDefault(name + "", List.of()));
    }
  }

  private static PodFacts named(PodIdentity identity) {
    return new PodFacts(
        identity, PodFacts.NONE.spec(), PodFacts.NONE.status(), PodFacts.NONE.containers());
  }

  private CaseFile podless(
      PodFacts pod,
      List<EventFacts> events,
      @Nullable NodeFacts node,
      List<WorkloadFacts> workloads) {
    return new CaseFile(
        Platform.KUBERNETES,
        given.observedAt(),
        pod,
        events,
        node,
        List.of(),
        workloads,
        List.of(),
        List.of());
  }
}
