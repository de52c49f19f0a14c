package dev.exitcode.k8s;

import dev.exitcode.evidence.ContainerStatus;
import dev.exitcode.evidence.ContainerStatus.Running;
import dev.exitcode.evidence.ContainerStatus.Waiting;
import dev.exitcode.evidence.Termination;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of one container. */
final class Statuses {
  private Statuses() {}

  static ContainerStatus of(JsonNode status, @Nullable String memoryUsage) {
    JsonNode state = status.path("state");
    Termination end = end(state);
    Running running = end == null ? running(state) : null;
    Integer restarts = Json.small(status, "restartCount");
    return new ContainerStatus(
        end == null && running == null ? waiting(state) : null,
        running,
        end,
        end(status.path("lastState")),
        restarts == null ? 0 : Math.max(0, restarts),
        Json.flag(status, "ready"),
        Json.flag(status, "started"),
        memoryUsage);
  }

  private static @Nullable Waiting waiting(JsonNode state) {
    JsonNode waiting = state.path("waiting");
    return waiting.isObject()
        ? new Waiting(Json.text(waiting, "reason"), Json.text(waiting, "message"))
        : null;
  }

  private static @Nullable Running running(JsonNode state) {
    JsonNode running = state.path("running");
    return running.isObject() ? new Running(Json.time(running, "startedAt")) : null;
  }

  private static @Nullable Termination end(JsonNode state) {
    JsonNode end = state.path("terminated");
    return end.isObject()
        ? new Termination(
            Json.whole(end, "exitCode"),
            Json.small(end, "signal"),
            Json.text(end, "reason"),
            Json.text(end, "message"),
            Json.time(end, "startedAt"),
            Json.time(end, "finishedAt"))
        : null;
  }
}
