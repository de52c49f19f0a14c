package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Takes what the page reports: typed, clicked, closed. JSON only. */
final class PageDoor implements HttpHandler {
  static final String PATH = "/do/";

  private final Person person;
  private final MishapDesk mishaps;

  PageDoor(Person person, MishapDesk mishaps) {
    this.person = person;
    this.mishaps = mishaps;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isJson = Http.header(exchange, "Content-Type").startsWith("application/json");
      if (Http.is(exchange, "POST") && isJson) {
        answer(exchange);
      } else {
        Http.sendText(exchange, 400, "Send JSON with POST.\n");
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      act(exchange);
      Http.sendJson(exchange, 200, Json.object());
    } catch (Refused refused) {
      Http.sendJson(exchange, 400, refused.toJson());
    }
  }

  private void act(HttpExchange exchange) throws IOException {
    JsonNode asked = Json.read(Http.body(exchange));
    switch (exchange.getRequestURI().getPath().substring(PATH.length())) {
      case "say" ->
          person.say(Json.text(asked, "channel"), Json.text(asked, "text"), asked.path("file"));
      case "shortcut" -> person.explain(Json.text(asked, "ts"));
      case "click" ->
          person.click(
              Json.text(asked, "ts"), Json.text(asked, "block_id"), Json.text(asked, "action_id"));
      case "crash" -> mishaps.happen(Json.text(asked, "subject"), Json.text(asked, "way"));
      case "recover" -> mishaps.recover(Json.text(asked, "subject"));
      case "close" -> person.close(Json.text(asked, "view_id"));
      default -> throw new Refused("unknown_action");
    }
  }
}
