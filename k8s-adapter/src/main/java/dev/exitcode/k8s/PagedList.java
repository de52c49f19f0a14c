package dev.exitcode.k8s;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** A list of any length, read page by page, of which no more than one object is kept at a time. */
final class PagedList {
  private static final String PAGE = "500";

  /** Nobody waits for a page longer than that; a large cluster has many of them. */
  private static final Duration PAGE_TIME = Duration.ofSeconds(10);

  /** More than the largest clusters have. */
  private static final int MOST_PAGES = 2_000;

  private final Api api;
  private final Picker picker;

  PagedList(Api api, Picker picker) {
    this.api = api;
    this.picker = picker;
  }

  /** Hands over each object of a list. */
  void each(String path, Consumer<JsonNode> object) throws ApiException {
    String next = "";
    int page = 0;
    do {
      Map<String, String> parameters =
          next.isEmpty() ? Map.of("limit", PAGE) : Map.of("limit", PAGE, "continue", next);
      next = api.read(Paths.with(path, parameters), PAGE_TIME, in -> page(in, object));
    } while (!next.isEmpty() && ++page < MOST_PAGES);
  }

  /** Reads one page; where the next one continues, or an empty text. */
  private String page(InputStream in, Consumer<JsonNode> object) throws IOException {
    String next = "";
    try (JsonParser parser = Api.JSON.createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "metadata" ->
              next = parser.<JsonNode>readValueAsTree().path("continue").asString("");
          case "items" -> items(parser, object);
          default -> parser.skipChildren();
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("the list ends in the middle");
      }
    }
    return next;
  }

  private void items(JsonParser parser, Consumer<JsonNode> object) {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        object.accept(picker.pick(parser));
      }
    }
  }
}
