package dev.exitcode.k8s;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two pod templates, as far as it may make a program fail. Values of variables
 * are not told: they may be secrets.
 */
final class TemplateChanges {
  private static final int LONGEST = 160;

  private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

  private final JsonNode older;
  private final JsonNode newer;
  private final List<String> changes = new ArrayList<>();

  TemplateChanges(JsonNode older, JsonNode newer) {
    this.older = older;
    this.newer = newer;
  }

  /** Such as {@code api: image shop/api:1.4 → shop/api:1.5}. */
  List<String> all() {
    for (String field : List.of("initContainers", "containers")) {
      containers(byName(older, "spec", field), byName(newer, "spec", field));
    }
    annotations(annotations(older), annotations(newer));
    return changes;
  }

  private void containers(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    for (String name : union(before, after)) {
      JsonNode was = before.get(name);
      JsonNode is = after.get(name);
      if (was == null || is == null) {
        changes.add("container " + name + (was == null ? " added" : " removed"));
      } else {
        container(name, was, is);
      }
    }
  }

  private void container(String name, JsonNode was, JsonNode is) {
    differ(name + ": image", Json.text(was, "image"), Json.text(is, "image"));
    for (String field : List.of("command", "args")) {
      differ(name + ": " + field, words(was, field), words(is, field));
    }
    for (String field : List.of("limits", "requests")) {
      resources(name, field, was.path("resources"), is.path("resources"));
    }
    variables(name, byName(was, "", "env"), byName(is, "", "env"));
    if (!was.path("envFrom").equals(is.path("envFrom"))) {
      changes.add(name + ": sources of its variables changed");
    }
  }

  private void resources(String name, String field, JsonNode was, JsonNode is) {
    Map<String, String> before = Json.entries(was, field);
    Map<String, String> after = Json.entries(is, field);
    for (String resource : union(before, after)) {
      String what = name + ": " + resource + " " + field.substring(0, field.length() - 1);
      differ(what, before.get(resource), after.get(resource));
    }
  }

  private void variables(String name, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    List<String> changed =
        union(before, after).stream()
            .filter(v -> !Objects.equals(before.get(v), after.get(v)))
            .toList();
    if (!changed.isEmpty()) {
      changes.add(cut(name + ": variables " + String.join(", ", changed)));
    }
  }

  private void annotations(Map<String, String> before, Map<String, String> after) {
    for (String key : union(before, after)) {
      if (!Objects.equals(before.get(key), after.get(key))) {
        if (key.startsWith("checksum/")) {
          changes.add("configuration: " + key + " changed");
        } else if (key.equals(RESTARTED)) {
          changes.add("restarted by kubectl rollout restart");
        }
      }
    }
  }

  private void differ(String what, @Nullable String was, @Nullable String is) {
    if (!Objects.equals(was, is)) {
      changes.add(what + " " + shown(was) + " → " + shown(is));
    }
  }

  private static String shown(@Nullable String value) {
    return value == null ? "none" : cut(value);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static @Nullable String words(JsonNode container, String field) {
    List<String> words = Json.texts(container, field);
    return words.isEmpty() ? null : String.join(" ", words);
  }

  private static Map<String, String> annotations(JsonNode template) {
    return Json.entries(template.path("metadata"), "annotations");
  }

  private static Map<String, JsonNode> byName(JsonNode object, String inside, String field) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    JsonNode holder = inside.isEmpty() ? object : object.path(inside);
    for (JsonNode item : Json.objects(holder, field)) {
      byName.put(Json.text(item, "name") + "", item);
    }
    return byName;
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    Set<String> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }
}
