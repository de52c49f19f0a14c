package dev.exitcode.demo;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Web API's methods; each named and worded as in docs.slack.dev/reference/methods. */
final class ApiMethods {
  private final Messages messages;
  private final Views views;
  private final Triggers triggers;
  private final PayloadCheck check;

  ApiMethods(Stand stand) {
    this.messages = stand.messages();
    this.views = stand.views();
    this.triggers = stand.triggers();
    this.check = stand.check();
  }

  /** One method: takes its arguments, gives the answer without {@code ok}, or refuses. */
  interface Method {
    ObjectNode call(JsonNode arguments);
  }

  Map<String, Method> byName() {
    return Map.ofEntries(
        Map.entry("api.test", arguments -> Json.object()),
        Map.entry("auth.test", arguments -> auth()),
        Map.entry("bots.info", arguments -> bot()),
        Map.entry("chat.postMessage", this::post),
        Map.entry("chat.postEphemeral", this::postEphemeral),
        Map.entry("chat.update", this::update),
        Map.entry("chat.delete", this::delete),
        Map.entry("views.open", this::open),
        Map.entry("views.push", this::push),
        Map.entry("views.update", this::updateView));
  }

  private static ObjectNode auth() {
    ObjectNode answer = Json.object().put("url", "https://" + Ids.TEAM_DOMAIN + ".slack.com/");
    answer.put("team", "Try Exitcode").put("user", "exitcode").put("team_id", Ids.TEAM);
    answer.put("user_id", Ids.BOT_USER).put("bot_id", Ids.BOT).put("app_id", Ids.APP);
    return answer.put("is_enterprise_install", false);
  }

  private static ObjectNode bot() {
    ObjectNode answer = Json.object();
    ObjectNode bot = answer.putObject("bot").put("id", Ids.BOT).put("deleted", false);
    bot.put("name", "Exitcode").put("app_id", Ids.APP).put("user_id", Ids.BOT_USER);
    return answer;
  }

  private ObjectNode post(JsonNode arguments) {
    requireChannel(arguments);
    check.message(arguments);
    Message message = messages.post(Message.Author.APP, false, arguments);
    ObjectNode answer = Json.object().put("channel", Ids.CHANNEL).put("ts", message.ts());
    answer.set("message", message.forApp());
    return answer;
  }

  private ObjectNode postEphemeral(JsonNode arguments) {
    requireChannel(arguments);
    if (!Json.text(arguments, "user").equals(Ids.PERSON)) {
      throw new Refused("user_not_in_channel");
    }
    check.message(arguments);
    Message message = messages.post(Message.Author.APP, true, arguments);
    return Json.object().put("message_ts", message.ts());
  }

  private ObjectNode update(JsonNode arguments) {
    Message message = own(arguments, "cant_update_message");
    check.update(arguments);
    messages.replace(message.ts(), arguments);
    ObjectNode answer = Json.object().put("channel", Ids.CHANNEL).put("ts", message.ts());
    answer.put("text", Json.text(arguments, "text"));
    answer.set("message", message.with(arguments).forApp());
    return answer;
  }

  private ObjectNode delete(JsonNode arguments) {
    Message message = own(arguments, "cant_delete_message");
    messages.delete(message.ts());
    return Json.object().put("channel", Ids.CHANNEL).put("ts", message.ts());
  }

  private ObjectNode open(JsonNode arguments) {
    check.view(arguments.path("view"));
    triggers.use(Json.text(arguments, "trigger_id"));
    return answer(views.open(arguments.path("view")));
  }

  private ObjectNode push(JsonNode arguments) {
    check.view(arguments.path("view"));
    triggers.use(Json.text(arguments, "trigger_id"));
    return answer(views.push(arguments.path("view")));
  }

  private ObjectNode updateView(JsonNode arguments) {
    check.view(arguments.path("view"));
    String id = Json.text(arguments, arguments.has("view_id") ? "view_id" : "external_id");
    return answer(views.update(id, Json.text(arguments, "hash"), arguments.path("view")));
  }

  private static ObjectNode answer(View view) {
    ObjectNode answer = Json.object();
    answer.set("view", view.forApp(Json.object()));
    return answer;
  }

  /** The app's own message in the channel; ephemeral ones cannot be reached this way. */
  private Message own(JsonNode arguments, String otherwise) {
    requireChannel(arguments);
    Message message =
        messages
            .find(Json.text(arguments, "ts"))
            .filter(found -> !found.ephemeral())
            .orElseThrow(() -> new Refused("message_not_found"));
    if (message.author() != Message.Author.APP) {
      throw new Refused(otherwise);
    }
    return message;
  }

  private static void requireChannel(JsonNode arguments) {
    if (!Json.text(arguments, "channel").equals(Ids.CHANNEL)) {
      throw new Refused("channel_not_found");
    }
  }
}
