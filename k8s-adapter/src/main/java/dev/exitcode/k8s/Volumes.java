package dev.exitcode.k8s;

import dev.exitcode.evidence.PodSpec.Volume;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The volumes of a pod. */
final class Volumes {
  /** What Kubernetes takes where no source is given. */
  private static final String DEFAULT = "emptyDir";

  private Volumes() {}

  static List<Volume> of(JsonNode spec) {
    List<Volume> volumes = new ArrayList<>();
    for (JsonNode volume : Json.objects(spec, "volumes")) {
      String name = Json.text(volume, "name");
      if (name != null) {
        String type = type(volume);
        volumes.add(new Volume(name, type, source(volume.path(type))));
      }
    }
    return volumes;
  }

  private static String type(JsonNode volume) {
    for (String field : volume.propertyNames()) {
      if (volume.path(field).isObject()) {
        return field;
      }
    }
    return DEFAULT;
  }

  /** An emptyDir of medium Memory is made of memory. */
  private static @Nullable String source(JsonNode source) {
    return Json.firstText(
        source, "name", "secretName", "claimName", "driver", "path", "reference", "medium");
  }
}
