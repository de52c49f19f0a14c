package dev.exitcode.demo;

import java.time.ZoneId;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Web API's methods; each named and worded as in docs.slack.dev/reference/methods. */
final class ApiMethods {
  private final Messages messages;
  private final Channels channels;
  private final History history;
  private final Views views;
  private final Triggers triggers;
  private final PayloadCheck check;
  private final Uploads uploads;

  ApiMethods(WorkspaceState state, Uploads uploads) {
    this.uploads = uploads;
    this.messages = state.messages();
    this.channels = state.channels();
    this.history = state.history();
    this.views = state.views();
    this.triggers = state.triggers();
    this.check = state.check();
  }

  /** One method: takes its arguments, gives the answer without {@code ok}, or refuses. */
  interface Method {
    ObjectNode call(JsonNode arguments);
  }

  private static Map.Entry<String, Method> entry(String name, Method method) {
    return Map.entry(name, method);
  }

  Map<String, Method> byName() {
    return Map.ofEntries(
        entry("auth.test", _ -> auth()),
        entry("chat.postEphemeral", this::whisper),
        entry("chat.postMessage", this::post),
        entry("chat.update", this::update),
        entry("conversations.history", history::channel),
        entry("conversations.replies", history::thread),
        entry("files.completeUploadExternal", this::share),
        entry("files.getUploadURLExternal", uploads::grant),
        entry("usergroups.users.list", _ -> noGroup()),
        entry("users.info", ApiMethods::person),
        entry("views.open", this::open));
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
    requireThread(channel, Json.text(arguments, "thread_ts"));
    Message message = messages.post(channel, Message.Author.APP, false, arguments);
    ObjectNode answer = Json.object().put("channel", channel).put("ts", message.ts());
    answer.set("message", message.forApp());
    return answer;
  }

  private void requireThread(String channel, String ts) {
    boolean there = messages.find(ts).filter(root -> root.channel().equals(channel)).isPresent();
    if (!ts.isEmpty() && !there) {
      throw new Refused("thread_not_found");
    }
  }

  /** The person sees it, whoever else there might be does not. */
  private ObjectNode whisper(JsonNode arguments) {
    String channel = channel(arguments);
    requirePerson(arguments);
    check.message(arguments);
    Message message = messages.post(channel, Message.Author.APP, true, arguments);
    return Json.object().put("message_ts", message.ts());
  }

  private ObjectNode share(JsonNode arguments) {
    ObjectNode payload = Json.object();
    payload.set("files", uploads.complete(arguments));
    if (arguments.has("channel_id")) {
      String channel = channels.open(Json.text(arguments, "channel_id"));
      Message _ = messages.post(channel, Message.Author.APP, false, payload);
    }
    return payload.deepCopy();
  }

  /** The one person is a full member of the one workspace. */
  private static ObjectNode person(JsonNode arguments) {
    requirePerson(arguments);
    ObjectNode answer = Json.object();
    ObjectNode user = answer.putObject("user").put("id", Ids.PERSON).put("team_id", Ids.TEAM);
    user.put("tz", ZoneId.systemDefault().getId());
    user.put("name", Ids.PERSON_NAME).put("deleted", false).put("is_bot", false);
    user.put("is_restricted", false).put("is_ultra_restricted", false);
    return answer;
  }

  private static void requirePerson(JsonNode arguments) {
    if (!Json.text(arguments, "user").equals(Ids.PERSON)) {
      throw new Refused("user_not_found");
    }
  }

  /** There are no user groups here. */
  private static ObjectNode noGroup() {
    throw new Refused("no_such_subteam");
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

  private String channel(JsonNode arguments) {
    return channels.open(Json.text(arguments, "channel"));
  }
}
