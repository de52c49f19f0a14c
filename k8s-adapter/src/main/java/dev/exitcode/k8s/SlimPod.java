package dev.exitcode.k8s;

import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is kept of a pod to find it by: some hundred bytes. */
record SlimPod(
    String name,
    String uid,
    @Nullable Owner workload,
    String state,
    int restarts,
    boolean crashing,
    @Nullable Instant lastEnd) {

  /** What has to be read of a pod for it. */
  static final Picker PICKER =
      new Picker(
          Set.of(
              "metadata/name",
              "metadata/namespace",
              "metadata/uid",
              "metadata/deletionTimestamp",
              "metadata/ownerReferences",
              "metadata/labels/pod-template-hash",
              "spec/initContainers/name",
              "spec/initContainers/restartPolicy",
              "status/phase",
              "status/reason",
              "status/conditions",
              "status/initContainerStatuses/name",
              "status/initContainerStatuses/ready",
              "status/initContainerStatuses/started",
              "status/initContainerStatuses/restartCount",
              "status/initContainerStatuses/state",
              "status/initContainerStatuses/lastState",
              "status/containerStatuses/name",
              "status/containerStatuses/ready",
              "status/containerStatuses/restartCount",
              "status/containerStatuses/state",
              "status/containerStatuses/lastState"));

  private static final Owners OWNERS = new Owners(List.of());

  /** One of many: equal workloads and states are kept once. */
  static SlimPod of(JsonNode pod, ConcurrentMap<Object, Object> shared) {
    PodFacts facts = Pods.of(pod, Map.of());
    PodState state = PodState.of(facts);
    Owner workload = workload(facts.identity());
    return new SlimPod(
        orEmpty(facts.identity().name()),
        orEmpty(facts.identity().uid()),
        workload == null ? null : once(workload, shared),
        once(state.word(), shared),
        state.restarts(),
        state.crashing(),
        state.lastEnd());
  }

  /** As a match of a cluster's namespace. */
  PodMatch in(String cluster, String namespace) {
    return new PodMatch(
        new PodRef(cluster, namespace, name, uid), workload, state, restarts, crashing, lastEnd, 0);
  }

  /** What a person would say it belongs to; a static pod belongs to its node and to nobody. */
  static @Nullable Owner workload(PodIdentity identity) {
    List<Owner> above = OWNERS.above(identity);
    return above.isEmpty() || above.getLast().kind().equals("Node") ? null : above.getLast();
  }

  @SuppressWarnings("unchecked")
  private static <T> T once(T value, ConcurrentMap<Object, Object> shared) {
    Object known = shared.putIfAbsent(value, value);
    return known == null ? value : (T) known;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
