package dev.exitcode.k8s;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.LogTail;
import dev.exitcode.evidence.Missing;
import dev.exitcode.k8s.CaseCollector.LogsWanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one case of what was found, by the one translation. */
final class Gathered {
  private final JsonNode pod;
  private final List<CallResult> results;

  Gathered(JsonNode pod, List<CallResult> results) {
    this.pod = pod;
    this.results = results;
  }

  /** The case as observed now. */
  CaseFile file(Instant now, LogsWanted wanted) {
    CaseFile translated = translated(objects());
    return translated
        .withObservedAt(now)
        .withLogs(logs())
        .withMissing(missing(translated.missing(), wanted));
  }

  /** The case of a pod that is gone, of what is left of it; null where nothing is. */
  static @Nullable CaseFile left(List<CallResult> results, Instant now) {
    ArrayNode objects = Api.JSON.createArrayNode();
    for (CallResult part : results) {
      // As a list, since its items do not say of what kind they are.
      if (part.object() != null && !part.object().path("items").isEmpty()) {
        objects.add(part.object());
      }
    }
    return objects.isEmpty() ? null : translated(objects).withObservedAt(now);
  }

  private static CaseFile translated(ArrayNode objects) {
    ObjectNode list = Api.JSON.createObjectNode().put("kind", "List");
    list.set("items", objects);
    return new Translation().cases(list).getFirst();
  }

  private ArrayNode objects() {
    ArrayNode objects = Api.JSON.createArrayNode();
    objects.add(pod.isObject() ? ((ObjectNode) pod).put("kind", "Pod") : pod);
    Set<String> pods = new HashSet<>(Set.of(name(pod)));
    for (CallResult part : results) {
      JsonNode object = part.object();
      if (object != null && "PodList".equals(Json.text(object, "kind"))) {
        addOnce(object, pods, objects);
      } else if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** A pod may be of the same workload and on the same node. */
  private static void addOnce(JsonNode list, Set<String> pods, ArrayNode objects) {
    for (JsonNode other : Json.objects(list, "items")) {
      if (pods.add(name(other))) {
        objects.add(((ObjectNode) other).put("kind", "Pod"));
      }
    }
  }

  private static String name(JsonNode pod) {
    return Json.text(pod.path("metadata"), "namespace")
        + "/"
        + Json.text(pod.path("metadata"), "name");
  }

  private List<LogTail> logs() {
    List<LogTail> logs = new ArrayList<>();
    for (CallResult part : results) {
      if (part.log() != null) {
        logs.add(part.log());
      }
    }
    return logs;
  }

  /** Why a call gave nothing says more than that nothing was given. */
  private List<Missing> missing(List<Missing> translated, LogsWanted wanted) {
    List<Missing> missing = new ArrayList<>();
    Set<Missing.What> told = EnumSet.noneOf(Missing.What.class);
    for (CallResult part : results) {
      if (part.missing() != null) {
        missing.add(part.missing());
        told.add(part.missing().what());
      }
    }
    for (Missing one : translated) {
      if (!told.contains(one.what())) {
        missing.add(one.what() == Missing.What.EVENTS ? gone(one) : one);
      }
    }
    if (wanted == LogsWanted.NONE) {
      missing.add(new Missing(Missing.What.LOGS, null, Missing.Why.NOT_GIVEN));
    }
    return missing.stream().distinct().toList();
  }

  /** They were asked for, and each pod had some once. */
  private static Missing gone(Missing events) {
    return new Missing(events.what(), events.container(), Missing.Why.EXPIRED);
  }
}
