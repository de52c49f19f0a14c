package dev.exitcode.demo.cluster;

import dev.exitcode.demo.cluster.Sorted.Page;
import dev.exitcode.demo.cluster.Sorted.Range;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists as clients ask for them: selected, and page by page. */
final class Lists {
  private final ObjectStore store;

  Lists(ObjectStore store) {
    this.store = store;
  }

  /**
   * The asked part of a list.
   *
   * @throws ApiError where a parameter is none that a real server takes
   */
  Page page(Target target, Map<String, String> query) {
    JsonNode place = place(query.getOrDefault("continue", ""));
    Range range =
        new Range(
            target.namespace(),
            place.path("start").asString(""),
            place.path("rv").asLong(0),
            Numbers.parse(query, "limit"));
    return store.list(target.resource(), range, selected(target.resource(), query));
  }

  /**
   * What the selectors of a query choose.
   *
   * @throws ApiError where they choose by what a real server does not
   */
  static Predicate<Stored> selected(Resource resource, Map<String, String> query) {
    Predicate<Stored> labels = Selector.labels(query.getOrDefault("labelSelector", ""));
    return labels.and(Selector.fields(query.getOrDefault("fieldSelector", ""), resource));
  }

  /** What stands beside the items of a page. */
  static ObjectNode metadata(Page page, Map<String, String> query) {
    ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(page.version()));
    if (page.left() > 0 && !page.items().isEmpty()) {
      metadata.put("continue", token(page));
      if (!query.containsKey("labelSelector") && !query.containsKey("fieldSelector")) {
        metadata.put("remainingItemCount", page.left());
      }
    }
    return metadata;
  }

  private static String token(Page page) {
    ObjectNode place = Json.object().put("v", "meta.k8s.io/v1").put("rv", page.version());
    place.put("start", page.items().getLast().key());
    byte[] json = place.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /** Where a list goes on; empty where it begins. */
  private static JsonNode place(String token) {
    if (token.isEmpty()) {
      return Json.object();
    }
    try {
      return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token));
    } catch (RuntimeException notOurs) {
      throw ApiError.badRequest("continue key is not valid");
    }
  }
}
