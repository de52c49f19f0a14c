package dev.exitcode.k8s;

import dev.exitcode.k8s.ContainerNow.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event or list shows of a pod. One is filled again and again, so that reading many pods
 * makes little garbage.
 */
final class PodNow {
  private final List<ContainerNow> containers = new ArrayList<>();
  private final Map<String, String> policies = new HashMap<>();
  private int count;

  String namespace = "";
  String name = "";
  String uid = "";
  String version = "";
  @Nullable String created;
  boolean deleting;
  @Nullable String templateHash;
  @Nullable String ownerKind;
  @Nullable String ownerName;
  @Nullable String node;
  @Nullable String restartPolicy;
  @Nullable String phase;
  @Nullable String reason;
  boolean ready;
  long readySince = End.UNKNOWN;

  /** Where it is no pod but the server's word on what went wrong. */
  int code;

  void clear() {
    count = 0;
    policies.clear();
    namespace = name = uid = version = "";
    readySince = End.UNKNOWN;
    deleting = ready = false;
    code = 0;
    created = templateHash = ownerKind = ownerName = node = restartPolicy = phase = reason = null;
  }

  ContainerNow add(Place place) {
    if (count == containers.size()) {
      containers.add(new ContainerNow());
    }
    ContainerNow next = containers.get(count++);
    next.clear(place);
    return next;
  }

  List<ContainerNow> containers() {
    return containers.subList(0, count);
  }

  /** Notes that a container has a policy of its own, as a sidecar has. */
  void addPolicy(String container, String policy) {
    policies.put(container, policy);
  }

  private boolean isSidecar(ContainerNow container) {
    return container.place == Place.INIT && "Always".equals(policies.get(container.name));
  }

  /** Whether kubelet starts a container again even where it ended well. */
  private boolean isKeptRunning(ContainerNow container) {
    String usual = container.place == Place.APP ? restartPolicy : "Never";
    String policy = policies.getOrDefault(container.name, usual == null ? "Always" : usual);
    return policy.equals("Always");
  }

  /** Whether an end that a container has now is as it should be. */
  boolean isExpected(ContainerNow container, End end) {
    return (end.exitCode() == 0 && (deleting || !isKeptRunning(container)))
        || (isSidecar(container) && isDone());
  }

  /** Sidecars are stopped when the others are through. */
  private boolean isDone() {
    boolean any = false;
    for (ContainerNow container : containers()) {
      if (container.place == Place.APP) {
        any = true;
        if (container.ended == null) {
          return false;
        }
      }
    }
    return any;
  }

  /** Why the pod as a whole ended or was refused; null: it was not. */
  @Nullable String failure() {
    boolean failed = "Failed".equals(phase);
    if (reason != null && (failed || reason.equals("NodeLost"))) {
      return reason;
    }
    return failed && containers().stream().allMatch(PodNow::tellsNothing) ? "Failed" : null;
  }

  /** Whether none of its containers runs again: it was evicted, refused, failed, or is done. */
  boolean isOver() {
    return "Failed".equals(phase) || "Succeeded".equals(phase);
  }

  private static boolean tellsNothing(ContainerNow container) {
    return container.ended == null && container.endedBefore == null;
  }
}
