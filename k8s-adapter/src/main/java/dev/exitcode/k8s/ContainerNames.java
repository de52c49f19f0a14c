package dev.exitcode.k8s;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.PodFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which container an event is about. */
final class ContainerNames {
  private static final String WORD = "ontainer";

  /** Events whose text, where it says "container app", means one of that name. */
  private static final Set<String> SPOKEN =
      Set.of("Killing", "Created", "Started", "BackOff", "Unhealthy", "FailedPostStartHook");

  /** The containers of the pods that are known. */
  private final Map<String, Set<String>> ofPod = new HashMap<>();

  ContainerNames(List<PodFacts> pods) {
    for (PodFacts pod : pods) {
      Set<String> names = new HashSet<>();
      for (ContainerFacts container : pod.containers()) {
        String name = container.name();
        if (name != null) {
          names.add(name);
        }
      }
      ofPod.put(pod.identity().namespace() + "/" + pod.identity().name(), names);
    }
  }

  /**
   * By the field path of the object, else the annotation of an eviction, else the text; or null.
   */
  @Nullable String in(JsonNode event, JsonNode object) {
    String path = Json.text(object, "fieldPath");
    String named = path == null ? null : between(path, '{', '}');
    if (named == null) {
      named = Json.text(event.path("metadata").path("annotations"), "offending_containers");
    }
    if (named != null) {
      return named.indexOf(',') < 0 ? named : null;
    }
    return "Pod".equals(Json.text(object, "kind")) ? inText(event, object) : null;
  }

  private @Nullable String inText(JsonNode event, JsonNode object) {
    String message = Json.firstText(event, "message", "note");
    Set<String> known = ofPod.get(Json.text(object, "namespace") + "/" + Json.text(object, "name"));
    boolean isClear = known != null || SPOKEN.contains(Json.text(event, "reason") + "");
    return message == null || !isClear ? null : only(message, known);
  }

  private static @Nullable String between(String path, char open, char close) {
    int from = path.indexOf(open);
    int to = path.lastIndexOf(close);
    return from < 0 || to <= from + 1 ? null : path.substring(from + 1, to);
  }

  /** The container that the text names, unless it names several. */
  private static @Nullable String only(String message, @Nullable Set<String> known) {
    String only = null;
    for (int at = message.indexOf(WORD); at >= 0; at = message.indexOf(WORD, at + 1)) {
      String word = wordAfter(message, at + WORD.length());
      if (known == null ? !word.isEmpty() : known.contains(word)) {
        if (only != null && !only.equals(word)) {
          return null;
        }
        only = word;
      }
    }
    return only;
  }

  /** The next word, past {@code : } and quotes. */
  private static String wordAfter(String message, int from) {
    int start = from;
    int most = Math.min(message.length(), from + 3);
    while (start < most && ": \"".indexOf(message.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < message.length() && isOfName(message.charAt(end))) {
      end++;
    }
    return start == from ? "" : message.substring(start, end);
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
