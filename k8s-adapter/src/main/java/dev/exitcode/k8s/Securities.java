package dev.exitcode.k8s;

import dev.exitcode.evidence.Security;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code securityContext}, of a pod or a container. */
final class Securities {
  private Securities() {}

  static Security of(JsonNode specification) {
    JsonNode context = specification.path("securityContext");
    return new Security(
        Json.whole(context, "runAsUser"),
        Json.flag(context, "runAsNonRoot"),
        Json.whole(context, "fsGroup"),
        Json.flag(context, "readOnlyRootFilesystem"),
        seccomp(context.path("seccompProfile")),
        Json.texts(context.path("capabilities"), "add"),
        Json.texts(context.path("capabilities"), "drop"));
  }

  private static @Nullable String seccomp(JsonNode profile) {
    String type = Json.text(profile, "type");
    String file = Json.text(profile, "localhostProfile");
    return type == null || file == null ? type : type + " " + file;
  }
}
