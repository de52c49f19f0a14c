package dev.exitcode.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the YAML of Kubernetes in a text: objects, several documents, pieces of a pod. */
final class YamlIslands {
  private static final Pattern BEGIN =
      Pattern.compile(
          "^\\s*(?:- )?(?:apiVersion|kind|items|metadata|spec|status|phase|state|lastState"
              + "|terminated|waiting|containerStatuses|initContainerStatuses|containerID"
              + "|exitCode):(?:\\s.*)?$");

  /** What may stand before those in a status. */
  private static final Pattern LEAD =
      Pattern.compile("^\\s*(?:message|reason|hostIP|podIP|startTime|restartPolicy|nodeName): .*$");

  private static final int MOST_LEADS = 6;

  private static final Pattern GOES_ON =
      Pattern.compile("^(?:\\s+.*|\\s*- .*|[\\w.-]{1,80}:(?:\\s.*)?|---\\s*|#.*|)$");

  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");

  private final List<JsonNode> trees = new ArrayList<>();
  private final StringBuilder rest = new StringBuilder();

  YamlIslands(String text, Function<String, Optional<JsonNode>> yaml) {
    String[] lines = text.split("\n", -1);
    int at = 0;
    while (at < lines.length) {
      int end = begins(lines, at) ? end(lines, at) : at;
      if (end > at && read(List.of(lines).subList(at, end), yaml)) {
        at = end;
      } else {
        int next = LEAD.matcher(lines[at]).matches() ? at + 1 : Math.max(end, at + 1);
        while (at < next) {
          rest.append(lines[at++]).append('\n');
        }
      }
    }
  }

  List<JsonNode> trees() {
    return trees;
  }

  /** The text without the YAML. */
  String rest() {
    return rest.toString();
  }

  private static boolean begins(String[] lines, int at) {
    int first = at;
    while (first < Math.min(lines.length - 1, at + MOST_LEADS)
        && LEAD.matcher(lines[first]).matches()) {
      first++;
    }
    return BEGIN.matcher(lines[first]).matches();
  }

  private static int end(String[] lines, int from) {
    int end = from;
    while (end < lines.length && GOES_ON.matcher(lines[end]).matches()) {
      end++;
    }
    return end;
  }

  private boolean read(List<String> lines, Function<String, Optional<JsonNode>> yaml) {
    boolean found = false;
    for (String document : SEPARATOR.split(String.join("\n", lines), -1)) {
      Optional<JsonNode> tree = document.isBlank() ? Optional.empty() : yaml.apply(document);
      JsonNode whole = tree.map(Fragments::whole).orElse(null);
      if (whole != null) {
        trees.add(whole);
        found = true;
      }
    }
    return found;
  }
}
