package dev.exitcode.demo;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Web API's methods; each named and worded as in docs.slack.dev/reference/methods. */
final class ApiMethods {
  private final Messages messages;
  private final Views views;
  private final Triggers triggers;
  private final PayloadCheck check;

  ApiMethods(WorkspaceState state) {
    this.messages = state.messages();
    this.views = state.views();
    this.triggers = state.triggers();
    this.check = state.check();
  }

  /** One method: takes its arguments, gives the answer without {@code ok}, or refuses. */
  interface Method {
    ObjectNode call(JsonNode arguments);
  }

  Map<String, Method> byName() {
    return Map.of(
        "auth.test", arguments -> auth(),
        "chat.postMessage", this::post,
        "chat.update", this::update,
        "views.open", this::open);
  }

  private static ObjectNode auth() {
    ObjectNode answer = Json.object().put("url", "https://" + Ids.TEAM_DOMAIN + ".slack.com/");
    answer.put("team", "Try Exitcode").put("user", "exitcode").put("team_id", Ids.TEAM);
    answer.put("user_id", Ids.BOT_USER).put("bot_id", Ids.BOT).put("app_id", Ids.APP);
    return answer.put("is_enterprise_install", false);
  }

  private ObjectNode post(JsonNode arguments) {
    String channel = channel(arguments);
    check.message(arguments);
    Message message = messages.post(channel, Message.Author.APP, false, arguments);
    ObjectNode answer = Json.object().put("channel", channel).put("ts", message.ts());
    answer.set("message", message.forApp());
    return answer;
  }

  private ObjectNode update(JsonNode arguments) {
    Message message = own(arguments);
    check.update(arguments);
    messages.replace(message.ts(), arguments);
    ObjectNode answer = Json.object().put("channel", message.channel()).put("ts", message.ts());
    answer.put("text", Json.text(arguments, "text"));
    answer.set("message", message.with(arguments).forApp());
    return answer;
  }

  private ObjectNode open(JsonNode arguments) {
    check.view(arguments.path("view"));
    triggers.use(Json.text(arguments, "trigger_id"));
    ObjectNode answer = Json.object();
    answer.set("view", views.open(arguments.path("view")).forApp());
    return answer;
  }

  /** The app's own message; ephemeral ones cannot be reached this way. */
  private Message own(JsonNode arguments) {
    String channel = channel(arguments);
    Message message =
        messages
            .find(Json.text(arguments, "ts"))
            .filter(found -> !found.ephemeral() && found.channel().equals(channel))
            .orElseThrow(() -> new Refused("message_not_found"));
    if (message.author() != Message.Author.APP) {
      throw new Refused("cant_update_message");
    }
    return message;
  }

  private static String channel(JsonNode arguments) {
    String channel = Json.text(arguments, "channel");
    if (!Set.of(Ids.CHANNEL, Ids.DIRECT).contains(channel)) {
      throw new Refused("channel_not_found");
    }
    return channel;
  }
}
