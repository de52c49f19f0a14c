package dev.exitcode.intake;

import dev.exitcode.evidence.RuntimeVariables;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code docker inspect} prints of containers, or of the state of one. */
final class DockerInspect {
  private static final int GRACE_SECONDS = 10;
  private static final long MI = 1 << 20;

  private DockerInspect() {}

  static boolean isContainer(JsonNode tree) {
    return isState(tree.path("State")) || isState(tree);
  }

  private static boolean isState(JsonNode state) {
    return state.has("ExitCode") && (state.has("OOMKilled") || state.has("Running"));
  }

  /** Reads one container, an object for which {@link #isContainer} holds. */
  static void read(JsonNode tree, Draft draft) {
    draft.docker();
    String path = tree.path("Name").asString("");
    String name = path.startsWith("/") ? path.substring(1) : path;
    PodDraft pod = name.isEmpty() ? draft.loose() : draft.pod(null, name);
    Sketch container = pod.container(name.isEmpty() ? null : name);
    spec(tree, container);
    host(tree.path("HostConfig"), container, pod);
    stop(tree.path("Config"), pod);
    state(tree.path("State").isObject() ? tree.path("State") : tree, container, draft);
    container.put("status.restarts", tree.path("RestartCount").asInt(0));
    pod.ready(container.has("status.running"));
  }

  private static void spec(JsonNode tree, Sketch container) {
    JsonNode config = tree.path("Config");
    container.put("spec.image", text(config.path("Image")));
    config.path("Entrypoint").forEach(part -> container.add("spec.command", part.asString("")));
    config.path("Cmd").forEach(part -> container.add("spec.args", part.asString("")));
    environment(config, container);
    mounts(tree, container);
  }

  private static void environment(JsonNode config, Sketch container) {
    for (JsonNode variable : config.path("Env")) {
      String[] pair = variable.asString("").split("=", 2);
      if (pair.length == 2 && RuntimeVariables.isOne(pair[0])) {
        container.in("spec.environment").tree().put(pair[0], pair[1]);
      }
    }
  }

  private static void mounts(JsonNode tree, Sketch container) {
    for (JsonNode mount : tree.path("Mounts")) {
      container.add(
          "spec.mounts",
          new Sketch()
              .put("volume", mount.path("Name").asString(mount.path("Source").asString("")))
              .put("path", mount.path("Destination").asString(""))
              .put("readOnly", !mount.path("RW").asBoolean(true)));
    }
  }

  private static void host(JsonNode host, Sketch container, PodDraft pod) {
    long memory = host.path("Memory").asLong(0);
    container.put("spec.resources.memoryLimit", memory > 0 ? quantity(memory) : null);
    if (host.path("ReadonlyRootfs").asBoolean(false)) {
      container.put("spec.security.readOnlyRootFilesystem", true);
    }
    host.path("CapAdd").forEach(c -> container.add("spec.security.addedCapabilities", c));
    host.path("CapDrop").forEach(c -> container.add("spec.security.droppedCapabilities", c));
    pod.facts().put("spec.restartPolicy", restartPolicy(host.path("RestartPolicy")));
  }

  private static @Nullable String restartPolicy(JsonNode policy) {
    return switch (policy.path("Name").asString("")) {
      case "no" -> "Never";
      case "on-failure" -> "OnFailure";
      case "always", "unless-stopped" -> "Always";
      default -> null;
    };
  }

  private static void stop(JsonNode config, PodDraft pod) {
    if (config.isObject()) {
      pod.facts().put("spec.graceSeconds", config.path("StopTimeout").asInt(GRACE_SECONDS));
    }
  }

  private static void state(JsonNode state, Sketch container, Draft draft) {
    boolean restarting = state.path("Restarting").asBoolean(false);
    if (state.path("Running").asBoolean(false) && !restarting) {
      container.in("status.running").put("startedAt", time(state.path("StartedAt")));
    } else if (restarting || state.has("ExitCode")) {
      if (restarting) {
        container.put("status.waiting.reason", "Restarting");
      }
      end(state, container.in(restarting ? "status.last" : "status.terminated"));
    }
    health(state.path("Health"), container, draft);
  }

  private static void health(JsonNode health, Sketch container, Draft draft) {
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

  private static @Nullable String text(JsonNode node) {
    String text = node.asString("");
    return text.isBlank() ? null : text;
  }

  /** Bytes as people write them: {@code 256Mi}. */
  static String quantity(long bytes) {
    return bytes % MI == 0 ? bytes / MI + "Mi" : Long.toString(bytes);
  }
}
