package dev.exitcode.k8s.apiserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifests that we ship. */
final class Manifests {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Path FOLDER = Path.of("..", "slack-app", "deploy", "kubernetes");

  private Manifests() {}

  /**
   * One right.
   *
   * @param resource with its group before it and its subresource behind it, such as {@code
   *     apps/replicasets}, {@code pods/log}
   */
  record Right(String file, String resource, String verb) {
    /** Such as {@code apps/replicasets list}. */
    String words() {
      return resource + " " + verb;
    }
  }

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  static List<JsonNode> objects(String file) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    String text = Files.readString(FOLDER.resolve(file));
    new Load(LoadSettings.builder().build())
        .loadAllFromString(text)
        .forEach(o -> objects.add(JSON.valueToTree(o)));
    return objects;
  }

  static List<JsonNode> rules(String file) throws IOException {
    return objects(file).stream().flatMap(o -> o.path("rules").valueStream()).toList();
  }

  static List<Right> rights(String file) throws IOException {
    return rules(file).stream().flatMap(rule -> rights(file, rule)).toList();
  }

  /** What the rules of these files grant, in words. */
  static List<String> granted(String... files) throws IOException {
    List<String> rights = new ArrayList<>();
    for (String file : files) {
      rights(file).forEach(right -> rights.add(right.words()));
    }
    return rights;
  }

  static Stream<Right> rights(String file, JsonNode rule) {
    return rule.path("apiGroups")
        .valueStream()
        .map(g -> g.asString().isEmpty() ? "" : g.asString() + "/")
        .flatMap(g -> rule.path("resources").valueStream().map(r -> g + r.asString()))
        .flatMap(r -> rule.path("verbs").valueStream().map(v -> new Right(file, r, v.asString())));
  }
}
