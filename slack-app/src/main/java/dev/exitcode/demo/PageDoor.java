package dev.exitcode.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Takes what the page reports: typed, clicked, filled in, closed. JSON only. */
final class PageDoor implements HttpHandler {
  static final String PATH = "/do/";

  private final Person person;
  private final Modals modals;
  private final MishapDesk mishaps;

  PageDoor(Person person, Modals modals, MishapDesk mishaps) {
    this.person = person;
    this.modals = modals;
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
      JsonNode asked = Json.read(Http.body(exchange));
      String what = exchange.getRequestURI().getPath().substring(PATH.length());
      Http.sendJson(exchange, 200, act(what, asked));
    } catch (Refused refused) {
      Http.sendJson(exchange, 400, refused.toJson());
    }
  }

  private JsonNode act(String what, JsonNode asked) {
    return switch (what) {
      case "suggest" -> modals.suggest(asked);
      case "submit" -> modals.submit(asked);
      default -> {
        tell(what, asked);
        yield Json.object();
      }
    };
  }

  private void tell(String what, JsonNode asked) {
    switch (what) {
      case "say" ->
          person.say(Json.text(asked, "channel"), Json.text(asked, "text"), asked.path("file"));
      case "shortcut" -> person.explain(Json.text(asked, "ts"));
      case "global" -> person.choose(Json.text(asked, "channel"), Json.text(asked, "callback_id"));
      case "click" ->
          person.click(
              Json.text(asked, "ts"), Json.text(asked, "block_id"), Json.text(asked, "action_id"));
      case "crash" -> mishaps.happen(Json.text(asked, "subject"), Json.text(asked, "way"));
      case "recover" -> mishaps.recover(Json.text(asked, "subject"));
      case "close" -> modals.close(Json.text(asked, "view_id"));
      default -> throw new Refused("unknown_action");
    }
  }
}
