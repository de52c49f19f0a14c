package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Takes what the page reports: typed, clicked, submitted, closed. JSON only. */
final class PageDoor implements HttpHandler {
  static final String PATH = "/do/";

  private final Person person;

  PageDoor(Person person) {
    this.person = person;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isJson = Http.header(exchange, "Content-Type").startsWith("application/json");
      if (!Http.is(exchange, "POST") || !isJson) {
        Http.sendText(exchange, 400, "Send JSON with POST.\n");
        return;
      }
      try {
        Http.sendJson(exchange, 200, act(exchange));
      } catch (Refused refused) {
        Http.sendJson(exchange, 400, refused.toJson());
      }
    }
  }

  private JsonNode act(HttpExchange exchange) throws IOException {
    JsonNode asked = Json.read(Http.body(exchange));
    String view = Json.text(asked, "view_id");
    String block = Json.text(asked, "block_id");
    String action = Json.text(asked, "action_id");
    switch (exchange.getRequestURI().getPath().substring(PATH.length())) {
      case "say" -> person.say(Json.text(asked, "text"));
      case "click" -> {
        if (view.isEmpty()) {
          person.clickMessage(Json.text(asked, "ts"), block, action);
        } else {
          person.clickView(view, block, action);
        }
      }
      case "submit" -> {
        return person.submit(view, asked.path("values"));
      }
      case "close" -> person.close(view);
      default -> throw new Refused("unknown_action");
    }
    return Json.object();
  }
}
