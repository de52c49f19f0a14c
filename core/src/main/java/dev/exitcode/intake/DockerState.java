package dev.exitcode.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The state of a container, as {@code docker inspect} prints it. */
final class DockerState {
  private DockerState() {}

  static void read(JsonNode state, Sketch container, Draft draft) {
    boolean restarting = state.path("Restarting").asBoolean(false);
    if (state.path("Running").asBoolean(false) && !restarting) {
      container.in("status.running").put("startedAt", time(state.path("StartedAt")));
      before(state, container);
    } else if (isUnstarted(state)) {
      container.put("status.waiting.reason", "Created");
    } else if (restarting || state.has("ExitCode")) {
      if (restarting) {
        container.put("status.waiting.reason", "Restarting");
      }
      end(state, container.in(restarting ? "status.last" : "status.terminated"));
    }
    health(state.path("Health"), container, draft);
  }

  /** A start that failed leaves an error. */
  private static boolean isUnstarted(JsonNode state) {
    return "created".equals(state.path("Status").asString("")) && text(state.path("Error")) == null;
  }

  /** A start leaves when the run before ended, and that it did so for memory, but not its code. */
  private static void before(JsonNode state, Sketch container) {
    Instant finished = time(state.path("FinishedAt"));
    if (finished != null && state.path("OOMKilled").asBoolean(false)) {
      container.in("status.last").put("reason", "OOMKilled").put("finishedAt", finished);
    }
  }

  private static void health(JsonNode health, Sketch container, Draft draft) {
    if ("unhealthy".equals(health.path("Status").asString(""))) {
      container.put("status.ready", false);
    }
    for (JsonNode check : health.path("Log")) {
      if (check.path("ExitCode").asInt(0) != 0) {
        String output = check.path("Output").asString("").strip();
        draft.event(
            EventDraft.of("Warning", "Unhealthy", "Health check failed: " + output)
                .about("container/" + container.text("name"))
                .from("docker"));
      }
    }
  }

  // the words are those kubelet's own Docker support used for the same states
  private static void end(JsonNode state, Sketch end) {
    long code = state.path("ExitCode").asLong(0);
    String error = text(state.path("Error"));
    boolean started = time(state.path("StartedAt")) != null;
    end.put("exitCode", code);
    if (state.path("OOMKilled").asBoolean(false)) {
      end.put("reason", "OOMKilled");
    } else if (error != null && !started) {
      end.put("reason", "ContainerCannotRun");
    } else {
      end.put("reason", code == 0 ? "Completed" : "Error");
    }
    end.put("message", error)
        .put("startedAt", time(state.path("StartedAt")))
        .put("finishedAt", time(state.path("FinishedAt")));
  }

  private static @Nullable Instant time(JsonNode node) {
    Instant time = Times.instant(node.asString(""));
    return time == null || time.isBefore(Instant.EPOCH) ? null : time;
  }

  static @Nullable String text(JsonNode node) {
    String text = node.asString("");
    return text.isBlank() ? null : text;
  }
}
