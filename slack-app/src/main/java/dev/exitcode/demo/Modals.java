package dev.exitcode.demo;

import dev.exitcode.demo.BotDoor.Reply;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the person does in an open modal, passed to the bot; what the bot answers, obeyed as in
 * {@code docs.slack.dev/surfaces/modals}.
 */
final class Modals {
  private final Views views;
  private final Triggers triggers;
  private final PayloadCheck check;
  private final BotDoor bot;

  Modals(WorkspaceState state, BotDoor bot) {
    this.views = state.views();
    this.triggers = state.triggers();
    this.check = state.check();
    this.bot = bot;
  }

  void close(String viewId) {
    views.close(viewId);
  }

  /**
   * The bot's options for what is typed into a select.
   *
   * @throws Refused with Slack's word, where there is no such select, or the bot has none in time
   */
  JsonNode suggest(JsonNode asked) {
    View view = views.find(Json.text(asked, "view_id"));
    JsonNode block =
        view.blocks()
            .valueStream()
            .filter(one -> Json.text(one, "block_id").equals(Json.text(asked, "block_id")))
            .findFirst()
            .orElseThrow(() -> new Refused("block_not_found"));
    JsonNode answer = ask(Payloads.suggestion(view, block, Json.text(asked, "value")));
    check.options(answer);
    return answer;
  }

  /**
   * Sends a form.
   *
   * @return {@code fields}: what is wrong, by block; empty where nothing is
   * @throws Refused with Slack's word, where the bot does not take it or answers what Slack refuses
   */
  ObjectNode submit(JsonNode asked) {
    View view = views.find(Json.text(asked, "view_id"));
    ObjectNode values = FormState.values(view.blocks(), asked.path("values"));
    ObjectNode missing = FormState.missing(view.blocks(), values);
    if (!missing.isEmpty()) {
      return wrong(missing);
    }
    return obey(view, ask(Payloads.submission(view, values, triggers.next())));
  }

  private ObjectNode obey(View view, JsonNode answer) {
    return switch (Json.text(answer, "response_action")) {
      case "", "clear" -> {
        views.close(view.id());
        yield wrong(Json.object());
      }
      case "update" -> {
        check.view(answer.path("view"));
        views.update(view.id(), answer.path("view"));
        yield wrong(Json.object());
      }
      case "errors" -> wrong(known(view, answer.path("errors")));
      default -> throw new Refused("invalid_response_action");
    };
  }

  /** Slack shows an error beside a field, and none at all where it names another block. */
  private static JsonNode known(View view, JsonNode errors) {
    List<String> fields = List.copyOf(FormState.values(view.blocks(), errors).propertyNames());
    if (errors.isEmpty() || !fields.containsAll(errors.propertyNames())) {
      throw new Refused("invalid_errors");
    }
    return errors;
  }

  private static ObjectNode wrong(JsonNode fields) {
    ObjectNode answer = Json.object();
    answer.set("fields", fields);
    return answer;
  }

  private JsonNode ask(JsonNode payload) {
    return switch (bot.interact(payload)) {
      case Reply.Failed failed -> throw new Refused(failed.error());
      case Reply.Answered answered -> Json.read(answered.body());
    };
  }
}
