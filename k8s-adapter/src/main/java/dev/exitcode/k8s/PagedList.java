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
  private final Consumer<JsonParser> object;

  /** Hands over the parser at the start of each object; it has to be left at the end of it. */
  PagedList(Api api, Consumer<JsonParser> object) {
    this.api = api;
    this.object = object;
  }

  /** What a page says of the list; where the next one continues, or an empty text. */
  private record Page(String version, String next) {}

  /** Reads all of a list; the version of which it is, by which a watch goes on from there. */
  String read(String path) throws ApiException {
    String version = "";
    Page page = new Page("", "");
    int pages = 0;
    do {
      Map<String, String> parameters =
          page.next.isEmpty()
              ? Map.of("limit", PAGE)
              : Map.of("limit", PAGE, "continue", page.next);
      page = api.read(Paths.with(path, parameters), PAGE_TIME, this::page);
      version = version.isEmpty() ? page.version : version;
    } while (!page.next.isEmpty() && ++pages < MOST_PAGES);
    return version;
  }

  private Page page(InputStream in) throws IOException {
    Page page = new Page("", "");
    try (JsonParser parser = Api.JSON.createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "metadata" -> page = page(parser.<JsonNode>readValueAsTree());
          case "items" -> items(parser);
          default -> parser.skipChildren();
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("the list ends in the middle");
      }
    }
    return page;
  }

  private static Page page(JsonNode metadata) {
    return new Page(
        metadata.path("resourceVersion").asString(""), metadata.path("continue").asString(""));
  }

  private void items(JsonParser parser) {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        object.accept(parser);
      }
    }
  }
}
