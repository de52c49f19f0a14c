package dev.exitcode.demo.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the container instance whose log is meant, and refuses as API server and kubelet do. */
final class LogSource {
  private final JsonNode pod;
  private final String name;

  LogSource(JsonNode pod) {
    this.pod = pod;
    this.name = Json.at(pod, "metadata.name");
  }

  /**
   * The id of the instance; empty where the pod runs on no node yet.
   *
   * @throws ApiError where there is no such container, or no such instance of it
   */
  String containerId(Map<String, String> query) {
    String container = container(query.getOrDefault("container", ""));
    return Json.at(pod, "spec.nodeName").isEmpty()
        ? ""
        : instance(container, query.getOrDefault("previous", "").equals("true"));
  }

  private String container(String asked) {
    List<String> own = names("containers");
    if (asked.isEmpty() && own.size() == 1) {
      return own.getFirst();
    }
    if (asked.isEmpty()) {
      throw ApiError.badRequest(
          "a container name must be specified for pod %s, choose one of: [%s]%s"
              .formatted(name, String.join(" ", own), initContainers()));
    }
    if (Stream.of("containers", "initContainers", "ephemeralContainers")
        .noneMatch(field -> names(field).contains(asked))) {
      throw ApiError.badRequest("container %s is not valid for pod %s".formatted(asked, name));
    }
    return asked;
  }

  private String initContainers() {
    List<String> names = names("initContainers");
    return names.isEmpty()
        ? ""
        : " or one of the init containers: [%s]".formatted(String.join(" ", names));
  }

  private List<String> names(String field) {
    return pod.path("spec").path(field).valueStream().map(c -> Json.at(c, "name")).toList();
  }

  private String instance(String container, boolean previous) {
    JsonNode status = status(container);
    String last = Json.at(status, "lastState.terminated.containerID");
    if (previous) {
      return found(last, "previous terminated container \"%s\" in pod \"%s\" not found", container);
    }
    JsonNode state = status.path("state");
    if (state.has("running")) {
      return Json.at(status, "containerID");
    }
    if (state.has("terminated") || status.path("lastState").has("terminated")) {
      String ended = Json.at(state, "terminated.containerID");
      String terminated = "container \"%s\" in pod \"%s\" is terminated";
      return found(ended.isEmpty() ? last : ended, terminated, container);
    }
    throw refusal(waiting(Json.at(state, "waiting.reason")), container);
  }

  private JsonNode status(String container) {
    return Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
        .flatMap(field -> pod.path("status").path(field).valueStream())
        .filter(status -> Json.at(status, "name").equals(container))
        .findFirst()
        .orElseThrow(() -> refusal("container \"%s\" in pod \"%s\" is not available", container));
  }

  private static String waiting(String reason) {
    String why =
        switch (reason) {
          case "ErrImagePull" -> ": image can't be pulled";
          case "ImagePullBackOff" -> ": trying and failing to pull image";
          case "" -> " - no logs yet";
          default -> ": " + reason;
        };
    return "container \"%s\" in pod \"%s\" is waiting to start" + why;
  }

  private String found(String containerId, String otherwise, String container) {
    if (containerId.isEmpty()) {
      throw refusal(otherwise, container);
    }
    return containerId;
  }

  private ApiError refusal(String message, String container) {
    return ApiError.badRequest(message.formatted(container, name));
  }
}
