package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files that the app uploads, in Slack's three steps: an address is granted, the content sent
 * there, the upload completed. The newest twenty that are not complete are kept. Safe for use by
 * many threads.
 */
final class Uploads implements HttpHandler {
  static final String PATH = "/upload/";
  private static final int KEPT = 20;

  private final Map<String, Upload> open = new LinkedHashMap<>();
  private final Files files;
  private final Supplier<URI> base;

  Uploads(Files files, Supplier<URI> base) {
    this.files = files;
    this.base = base;
  }

  /** One that was granted; its text is empty until it has come. */
  private record Upload(String name, String text) {}

  /** Grants an address, as {@code files.getUploadURLExternal} does. */
  synchronized ObjectNode grant(JsonNode arguments) {
    if (Json.text(arguments, "filename").isEmpty() || Json.text(arguments, "length").isEmpty()) {
      throw new Refused("invalid_arguments");
    }
    String id = "F0" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);
    open.put(id, new Upload(Json.text(arguments, "filename"), ""));
    if (open.size() > KEPT) {
      open.remove(open.keySet().iterator().next());
    }
    String url = base.get().resolve(PATH + id).toString();
    return Json.object().put("upload_url", url).put("file_id", id);
  }

  /** Whoever knows the address may send the content. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = exchange.getRequestURI().getPath().substring(PATH.length());
      String text = Http.body(exchange);
      boolean taken = Http.is(exchange, "POST") && take(id, text);
      Http.sendText(exchange, taken ? 200 : 404, taken ? "OK - " + text.length() : "not found");
    }
  }

  private synchronized boolean take(String id, String text) {
    return open.computeIfPresent(id, (_, upload) -> new Upload(upload.name, text)) != null;
  }

  /** The files of {@code files.completeUploadExternal}, as Slack describes them in a message. */
  synchronized ArrayNode complete(JsonNode arguments) {
    ArrayNode complete = Json.array();
    for (JsonNode named : arguments.path("files")) {
      Upload upload = open.remove(Json.text(named, "id"));
      if (upload == null) {
        throw new Refused("file_not_found");
      }
      complete.add(files.keep(base.get(), upload.name, upload.text).put("preview", upload.text));
    }
    if (complete.isEmpty()) {
      throw new Refused("invalid_arguments");
    }
    return complete;
  }
}
