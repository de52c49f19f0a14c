package dev.exitcode.intake;

import dev.exitcode.evidence.RuntimeVariables;
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
    DockerState.read(tree.path("State").isObject() ? tree.path("State") : tree, container, draft);
    container.put("status.restarts", tree.path("RestartCount").asInt(0));
    pod.ready(container.has("status.running"));
  }

  private static void spec(JsonNode tree, Sketch container) {
    JsonNode config = tree.path("Config");
    container.put("spec.image", DockerState.text(config.path("Image")));
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

  /** Bytes as people write them: {@code 256Mi}. */
  static String quantity(long bytes) {
    return bytes % MI == 0 ? bytes / MI + "Mi" : Long.toString(bytes);
  }
}
