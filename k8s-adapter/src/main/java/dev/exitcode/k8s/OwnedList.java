package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Those of a list that one owner has, read page by page: no selector finds them. */
final class OwnedList {
  private static final String PAGE = "200";
  private static final int MOST_PAGES = 5;

  private final Owner owner;
  private final ObjectNode found = Api.JSON.createObjectNode();
  private final ArrayNode items = found.putArray("items");

  OwnedList(Owner owner) {
    this.owner = owner;
  }

  /** What was found until a page could not be had, which may be nothing only of the first. */
  JsonNode read(Api api, String path, Duration budget) throws ApiException {
    Deadline deadline = Deadline.in(budget);
    JsonNode page = api.get(Paths.with(path, Map.of("limit", PAGE)), budget);
    boolean goesOn = goesOn(page);
    for (int pages = 1; goesOn && pages < MOST_PAGES && !deadline.isOver(); pages++) {
      Map<String, String> next = Map.of("limit", PAGE, "continue", token(page));
      try {
        page = api.get(Paths.with(path, next), Duration.ofNanos(deadline.left()));
      } catch (ApiException e) {
        return inPart(page);
      }
      goesOn = goesOn(page);
    }
    return goesOn ? inPart(page) : found;
  }

  private JsonNode inPart(JsonNode last) {
    found.putObject("metadata").put("continue", token(last));
    return found;
  }

  /** Takes a page. Lists are in the order of names, and those of an owner begin with its own. */
  private boolean goesOn(JsonNode page) {
    found.set("kind", page.path("kind"));
    String last = "";
    for (JsonNode item : page.path("items")) {
      JsonNode metadata = item.path("metadata");
      last = metadata.path("name").asString("");
      if (Pods.owners(metadata).contains(owner)) {
        items.add(item);
      }
    }
    // ':' sorts behind the digits that follow the name.
    boolean past = !items.isEmpty() && last.compareTo(owner.name() + "-:") > 0;
    return !token(page).isEmpty() && !past;
  }

  private static String token(JsonNode page) {
    return page.path("metadata").path("continue").asString("");
  }
}
