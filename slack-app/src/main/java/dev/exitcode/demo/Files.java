package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.exitcode.redact.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the person attached, the newest twenty. Who comes without the bot's token is sent to sign
 * in, as Slack does. Safe for use by many threads.
 */
final class Files implements HttpHandler {
  static final String PATH = "/files/";
  private static final int KEPT = 20;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Secret token;

  Files(Secret token) {
    this.token = token;
  }

  /** Keeps a text file; gives it as Slack describes it in a message. */
  synchronized ObjectNode keep(URI base, String name, String text) {
    String id = "F0" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    files.put(id, bytes);
    if (files.size() > KEPT) {
      files.remove(files.keySet().iterator().next());
    }
    String url = base.resolve(PATH + id).toString();
    ObjectNode file = Json.object().put("id", id).put("name", name).put("title", name);
    file.put("mimetype", "text/plain").put("filetype", "text").put("mode", "snippet");
    file.put("size", bytes.length).put("file_access", "visible").put("user", Ids.PERSON);
    return file.put("url_private", url).put("url_private_download", url);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!Http.header(exchange, "Authorization").equals("Bearer " + token.reveal())) {
        exchange.getResponseHeaders().set("Location", "/");
        Http.sendText(exchange, 302, "Sign in.\n");
        return;
      }
      byte[] file = file(exchange.getRequestURI().getPath().substring(PATH.length()));
      Http.send(exchange, file.length == 0 ? 404 : 200, "text/plain; charset=utf-8", file);
    }
  }

  private synchronized byte[] file(String id) {
    return files.getOrDefault(id, new byte[0]);
  }
}
