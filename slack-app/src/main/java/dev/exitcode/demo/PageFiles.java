package dev.exitcode.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Serves the page out of the jar; nothing on it comes from anywhere else. */
final class PageFiles implements HttpHandler {
  private static final String NOTHING = "There is nothing here. The workspace is at /\n";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String name = path.equals("/") ? "index.html" : path.substring(1);
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      // Flat names only: no way out of the folder.
      if (!Http.is(exchange, "GET") || type == null || !name.matches("[a-z-]+\\.[a-z]+")) {
        Http.sendText(exchange, 404, NOTHING);
        return;
      }
      send(exchange, name, type);
    }
  }

  private static void send(HttpExchange exchange, String name, String type) throws IOException {
    try (InputStream file = PageFiles.class.getResourceAsStream("page/" + name)) {
      if (file == null) {
        Http.sendText(exchange, 404, NOTHING);
      } else {
        secure(exchange.getResponseHeaders());
        Http.send(exchange, 200, type, file.readAllBytes());
      }
    }
  }

  private static void secure(Headers headers) {
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
  }
}
