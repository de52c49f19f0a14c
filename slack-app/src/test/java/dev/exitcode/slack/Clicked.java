package dev.exitcode.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A click on a button, as Slack reports it. */
record Clicked(String action, String value, String responseUrl, String trigger, boolean ephemeral) {

  Clicked(String action, String value, String responseUrl) {
    this(action, value, responseUrl, "1337.42.abc", true);
  }

  Clicked withTrigger(String other) {
    return new Clicked(action, value, responseUrl, other, ephemeral);
  }

  Clicked inChannel() {
    return new Clicked(action, value, responseUrl, trigger, false);
  }

  String json() {
    JsonObject payload =
        JsonParser.parseString(
                """
                {"type":"block_actions","api_app_id":"A0APP","token":"x","enterprise":null,
                 "is_enterprise_install":false,
                 "team":{"id":"T0TEAM","domain":"example"},
                 "user":{"id":"U0USER","username":"ada","name":"ada","team_id":"T0TEAM"},
                 "container":{"type":"message","message_ts":"1700000000.000100",
                              "channel_id":"C0CHANNEL"},
                 "channel":{"id":"C0CHANNEL","name":"general"},
                 "state":{"values":{}}}
                """)
            .getAsJsonObject();
    payload.getAsJsonObject("container").addProperty("is_ephemeral", ephemeral);
    payload.addProperty("trigger_id", trigger);
    payload.addProperty("response_url", responseUrl);
    JsonObject button = new JsonObject();
    button.addProperty("type", "button");
    button.addProperty("action_id", action);
    button.addProperty("block_id", "b1");
    button.addProperty("value", value);
    button.addProperty("action_ts", "1700000001.000");
    JsonArray actions = new JsonArray();
    actions.add(button);
    payload.add("actions", actions);
    return payload.toString();
  }
}
