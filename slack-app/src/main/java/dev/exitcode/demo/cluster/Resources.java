package dev.exitcode.demo.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every resource that is served, in the order in which discovery lists them. */
final class Resources {
  private final List<Resource> all;

  private Resources(List<Resource> all) {
    this.all = all;
  }

  static Resources bundled() {
    JsonNode table = Json.MAPPER.readTree(Json.file("api-resources.json"));
    return new Resources(table.valueStream().map(Resource::of).toList());
  }

  /** The one at a place such as {@code /apis/apps/v1}; null where there is none. */
  @Nullable Resource find(String path, String plural) {
    return all.stream()
        .filter(r -> r.path().equals(path) && r.plural().equals(plural))
        .findFirst()
        .orElse(null);
  }

  /**
   * The one of a kind.
   *
   * @throws IllegalArgumentException where no resource is of this kind
   */
  Resource ofKind(String kind) {
    return all.stream()
        .filter(r -> r.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no resource of kind " + kind));
  }

  /** Those of each place, such as {@code /api/v1}. */
  Map<String, List<Resource>> byPath() {
    return all.stream()
        .collect(Collectors.groupingBy(Resource::path, LinkedHashMap::new, Collectors.toList()));
  }
}
