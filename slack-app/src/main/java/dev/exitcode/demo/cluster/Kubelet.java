package dev.exitcode.demo.cluster;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens to containers on their nodes, at a word: each method changes the pod step by step as
 * a kubelet reports it. One thread at a time may act on a pod.
 */
public final class Kubelet {
  private static final int FIRST_BACK_OFF = 10;
  private static final int LONGEST_BACK_OFF = 300;

  private final Pods pods;

  Kubelet(Pods pods) {
    this.pods = pods;
  }

  /**
   * Ends a container. It is started again at once after its first end, and after a back-off after
   * each further one, see {@link #restart}; unless the pod says that it is not. One in back-off is
   * started before it ends.
   *
   * @throws IllegalArgumentException where there is no such container
   */
  public void crash(String namespace, String pod, String container, Death death) {
    if (status(namespace, pod, container).path("state").has("waiting")) {
      restart(namespace, pod, container);
    }
    edit(namespace, pod, container, status -> status.end(death, pods.now()));
    ObjectNode now = pods.get("Pod", namespace, pod);
    ContainerStatus ended = status(now, container);
    pods.logs().keep(ended.instance(), LogLines.ending(death.log(), pods.second()));
    if (!death.event().isEmpty()) {
      String[] parts = death.event().split(": ", 2);
      pods.tell(now, "Normal", parts[0], parts[1]);
    }
    if (!restarts(now, death.exitCode())) {
      finish(namespace, pod, death.exitCode());
    } else if (ended.restarts() == 0) {
      restart(namespace, pod, container);
    } else {
      backOff(now, ended);
    }
  }

  private static boolean restarts(JsonNode pod, int exitCode) {
    return switch (Json.at(pod, "spec.restartPolicy")) {
      case "Never" -> false;
      case "OnFailure" -> exitCode != 0;
      default -> true;
    };
  }

  private void finish(String namespace, String pod, int exitCode) {
    pods.edit(
        namespace,
        pod,
        whole -> {
          boolean all =
              whole
                  .path("status")
                  .path("containerStatuses")
                  .valueStream()
                  .allMatch(status -> status.path("state").has("terminated"));
          if (all) {
            whole.withObject("status").put("phase", exitCode == 0 ? "Succeeded" : "Failed");
          }
        });
  }

  private void backOff(ObjectNode pod, ContainerStatus ended) {
    String name = Json.at(pod, "metadata.name");
    String namespace = Json.at(pod, "metadata.namespace");
    int seconds = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF << Math.min(ended.restarts() - 1, 5));
    String where =
        "restarting failed container=%s pod=%s_%s(%s)"
            .formatted(ended.name(), name, namespace, Json.at(pod, "metadata.uid"));
    String message = "back-off " + words(seconds) + " " + where;
    edit(namespace, name, ended.name(), status -> status.wait("CrashLoopBackOff", message));
    pods.tell(pod, "Warning", "BackOff", "Back-off " + where);
  }

  private static String words(int seconds) {
    return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
  }

  /** Starts a container again that has ended: it runs, and is not ready yet. */
  public void restart(String namespace, String pod, String container) {
    edit(namespace, pod, container, status -> status.start(pods.now()));
  }

  /** Has all containers of a pod run and be ready, started again where they are not. */
  public void recover(String namespace, String pod) {
    for (JsonNode status :
        pods.get("Pod", namespace, pod).path("status").path("containerStatuses")) {
      String container = Json.at(status, "name");
      if (!status.path("state").has("running")) {
        restart(namespace, pod, container);
      }
      edit(namespace, pod, container, ContainerStatus::ready);
    }
  }

  /** Has a container wait, as for an image that cannot be pulled. */
  public void hold(String namespace, String pod, String container, Waiting why) {
    edit(namespace, pod, container, status -> status.wait(why.reason(), why.message()));
  }

  /** Changes a pod in any way, as one change. */
  public void edit(String namespace, String pod, Consumer<ObjectNode> change) {
    pods.edit(namespace, pod, change);
  }

  private void edit(
      String namespace, String pod, String container, Consumer<ContainerStatus> change) {
    pods.edit(
        namespace,
        pod,
        whole -> {
          change.accept(status(whole, container));
          Readiness.update(whole, pods.now());
        });
  }

  private JsonNode status(String namespace, String pod, String container) {
    return status(pods.get("Pod", namespace, pod), container).json();
  }

  private static ContainerStatus status(ObjectNode pod, String container) {
    return ContainerStatus.of(pod, container);
  }
}
