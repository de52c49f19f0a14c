package dev.exitcode.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;

/** What Slack tells of direct messages and of choices in a message's menu. */
final class SlackPayloads {
  private SlackPayloads() {}

  /** The body of an event: a direct message. */
  static String direct(String eventId, String text) {
    return direct(eventId, text, Map.of()).toString();
  }

  /** As {@link #direct(String, String)}, with other fields of the event in place of the usual. */
  static JsonObject direct(String eventId, String text, Map<String, String> instead) {
    JsonObject body =
        JsonParser.parseString(
                """
                {"token":"x","team_id":"T0TEAM","api_app_id":"A0APP","type":"event_callback",
                 "event":{"type":"message","channel":"D0DIRECT","channel_type":"im","user":"U0USER",
                          "ts":"1700000000.000100","event_ts":"1700000000.000100"},
                 "event_time":1700000000,
                 "authorizations":[{"enterprise_id":null,"team_id":"T0TEAM","user_id":"U0BOT",
                                    "is_bot":true,"is_enterprise_install":false}]}
                """)
            .getAsJsonObject();
    body.addProperty("event_id", eventId);
    JsonObject event = body.getAsJsonObject("event");
    event.addProperty("text", text);
    instead.forEach(event::addProperty);
    return body;
  }

  /** A direct message with files. */
  static String directWith(String eventId, String text, JsonObject... files) {
    JsonObject body = direct(eventId, text, Map.of("subtype", "file_share"));
    body.getAsJsonObject("event").add("files", list(files));
    return body.toString();
  }

  /** The payload of the shortcut on a message. */
  static String shortcut(String trigger, String responseUrl, JsonObject message) {
    JsonObject payload =
        JsonParser.parseString(
                """
                {"type":"message_action","callback_id":"explain_crash","token":"x",
                 "action_ts":"1.2","message_ts":"1700000000.000100","enterprise":null,
                 "is_enterprise_install":false,"team":{"id":"T0TEAM","domain":"example"},
                 "user":{"id":"U0USER","username":"ada","name":"ada","team_id":"T0TEAM"},
                 "channel":{"id":"C0CHANNEL","name":"general"}}
                """)
            .getAsJsonObject();
    payload.addProperty("trigger_id", trigger);
    payload.addProperty("response_url", responseUrl);
    payload.add("message", message);
    return payload.toString();
  }

  static JsonObject message(String text, JsonObject... files) {
    JsonObject message = new JsonObject();
    message.addProperty("type", "message");
    message.addProperty("user", "U0OTHER");
    message.addProperty("ts", "1700000000.000100");
    message.addProperty("text", text);
    if (files.length > 0) {
      message.add("files", list(files));
    }
    return message;
  }

  static JsonObject file(String url) {
    JsonObject file = new JsonObject();
    file.addProperty("id", "F0FILE");
    file.addProperty("name", "crash.log");
    file.addProperty("mimetype", "text/plain");
    file.addProperty("filetype", "text");
    file.addProperty("mode", "snippet");
    file.addProperty("url_private", url);
    file.addProperty("url_private_download", url);
    return file;
  }

  private static JsonArray list(JsonObject... files) {
    JsonArray list = new JsonArray();
    for (JsonObject file : files) {
      list.add(file);
    }
    return list;
  }
}
