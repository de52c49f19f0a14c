package dev.exitcode.k8s;

import dev.exitcode.k8s.ContainerNow.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event or list shows of a pod. One is filled again and again, so that reading many pods
 * makes little garbage.
 */
final class PodNow {
  private final List<ContainerNow> containers = new ArrayList<>();
  private final List<String> always = new ArrayList<>();
  private int count;

  String namespace = "";
  String name = "";
  String uid = "";
  String version = "";
  long created = End.UNKNOWN;
  boolean deleting;
  @Nullable String templateHash;
  @Nullable String ownerKind;
  @Nullable String ownerName;
  boolean ownerControls;
  @Nullable String node;
  @Nullable String restartPolicy;
  @Nullable String phase;
  @Nullable String reason;
  boolean ready;
  long readySince = End.UNKNOWN;

  void clear() {
    count = 0;
    always.clear();
    namespace = name = uid = version = "";
    created = readySince = End.UNKNOWN;
    deleting = ownerControls = ready = false;
    templateHash = ownerKind = ownerName = node = restartPolicy = phase = reason = null;
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

  /** Notes a container whose own policy is to be restarted always, as a sidecar's is. */
  void addAlways(String container) {
    always.add(container);
  }

  boolean isSidecar(ContainerNow container) {
    return container.place == Place.INIT && always.contains(container.name);
  }

  /** Whether kubelet starts a container again even where it ended well. */
  private boolean isKeptRunning(ContainerNow container) {
    return always.contains(container.name)
        || (container.place == Place.APP
            && (restartPolicy == null || restartPolicy.equals("Always")));
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

  private static boolean tellsNothing(ContainerNow container) {
    return container.ended == null && container.endedBefore == null;
  }

  int restarts() {
    int sum = 0;
    for (ContainerNow container : containers()) {
      sum += container.restarts;
    }
    return sum;
  }
}
