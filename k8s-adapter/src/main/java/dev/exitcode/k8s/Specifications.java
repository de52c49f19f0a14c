package dev.exitcode.k8s;

import dev.exitcode.evidence.ContainerSpec;
import dev.exitcode.evidence.ContainerSpec.Mount;
import dev.exitcode.evidence.Resources;
import dev.exitcode.evidence.RuntimeVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was asked for, of one container. */
final class Specifications {
  private Specifications() {}

  /** Its status tells image and resources where the specification is not there. */
  static ContainerSpec of(JsonNode container, JsonNode status) {
    String image = Json.text(container, "image");
    return new ContainerSpec(
        image == null ? Json.text(status, "image") : image,
        Json.texts(container, "command"),
        Json.texts(container, "args"),
        resources((container.isObject() ? container : status).path("resources")),
        Probes.of(container),
        Probes.hooks(container),
        Securities.of(container),
        mounts(container),
        ports(container),
        environment(container),
        Json.text(container, "restartPolicy"));
  }

  static Resources resources(JsonNode resources) {
    JsonNode requests = resources.path("requests");
    JsonNode limits = resources.path("limits");
    return new Resources(
        Json.text(requests, "memory"),
        Json.text(limits, "memory"),
        Json.text(requests, "cpu"),
        Json.text(limits, "cpu"),
        Json.text(limits, "ephemeral-storage"));
  }

  private static List<Mount> mounts(JsonNode container) {
    return Json.objects(container, "volumeMounts").stream()
        .flatMap(mount -> Stream.ofNullable(mount(mount)))
        .toList();
  }

  private static @Nullable Mount mount(JsonNode mount) {
    String volume = Json.text(mount, "name");
    String path = Json.text(mount, "mountPath");
    boolean readOnly = Boolean.TRUE.equals(Json.flag(mount, "readOnly"));
    return volume == null || path == null
        ? null
        : new Mount(volume, path, Json.firstText(mount, "subPath", "subPathExpr"), readOnly);
  }

  private static List<Integer> ports(JsonNode container) {
    List<Integer> ports = new ArrayList<>();
    for (JsonNode port : Json.objects(container, "ports")) {
      Integer number = Json.small(port, "containerPort");
      if (number != null) {
        ports.add(number);
      }
    }
    return ports;
  }

  /** Those whose value is written in the specification itself. */
  private static Map<String, String> environment(JsonNode container) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (JsonNode variable : Json.objects(container, "env")) {
      String name = Json.text(variable, "name");
      String value = Json.text(variable, "value");
      if (name != null && value != null && RuntimeVariables.isOne(name)) {
        variables.put(name, value);
      }
    }
    return variables;
  }
}
