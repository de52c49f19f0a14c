package dev.exitcode.demo;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message.
 *
 * @param ts its id, as Slack counts: seconds and microseconds
 * @param channel where it stands: {@link Ids#CHANNEL} or {@link Ids#DIRECT}
 * @param threadTs the message that this one replies to; empty for none
 * @param metadata what the app put beside it for programs; empty for none
 * @param ephemeral whether only the person sees it
 * @param files what is attached, as Slack describes it
 */
record Message(
    String ts,
    String channel,
    String threadTs,
    Author author,
    boolean ephemeral,
    String text,
    ArrayNode blocks,
    ArrayNode files,
    ObjectNode metadata,
    boolean edited) {

  enum Author {
    PERSON,
    APP,
    SLACKBOT,
    /** The workspace itself, where it shows what Slack does not. */
    STAND_IN
  }

  /** The same message with what a payload says instead. */
  Message with(JsonNode payload) {
    String text = Json.text(payload, "text");
    ObjectNode kept = payload.has("metadata") ? Metadata.of(payload) : metadata;
    return new Message(
        ts, channel, threadTs, author, ephemeral, text, blocks(payload), files, kept, true);
  }

  boolean isReply() {
    return !threadTs.isEmpty();
  }

  /** A payload's blocks, each with the ids that Slack makes up where the app gave none. */
  static ArrayNode blocks(JsonNode payload) {
    ArrayNode blocks = Json.list(payload.path("blocks"));
    for (int i = 0; i < blocks.size(); i++) {
      name((ObjectNode) blocks.path(i), i);
    }
    return blocks;
  }

  private static void name(ObjectNode block, int at) {
    if (!block.has("block_id")) {
      block.put("block_id", "block" + at);
    }
    name(block.path("accessory"), "accessory");
    name(block.path("element"), "element");
    for (int i = 0; i < block.path("elements").size(); i++) {
      name(block.path("elements").path(i), "element" + i);
    }
  }

  private static void name(JsonNode element, String id) {
    String type = Json.text(element, "type");
    boolean interactive = element.has("value") || element.has("options") || element.has("url");
    boolean named = type.equals("button") || FormState.isField(type);
    if ((interactive || named) && !element.has("action_id")) {
      ((ObjectNode) element).put("action_id", id);
    }
  }

  /** As the page reads it. */
  ObjectNode forPage() {
    ObjectNode json = Json.object();
    json.put("ts", ts)
        .put("channel", channel)
        .put("thread", threadTs)
        .put("author", author.name().toLowerCase(Locale.ROOT));
    json.put("ephemeral", ephemeral).put("edited", edited).put("text", text);
    json.set("blocks", blocks);
    ArrayNode shown = json.putArray("files");
    for (JsonNode file : files) {
      ObjectNode one = shown.addObject().put("name", Json.text(file, "name"));
      one.put("preview", Json.text(file, "preview"));
    }
    return json;
  }

  /** As Slack hands it to the app. */
  ObjectNode forApp() {
    ObjectNode json = Json.object().put("type", "message").put("ts", ts).put("text", text);
    json.put("team", Ids.TEAM).put("user", author == Author.APP ? Ids.BOT_USER : Ids.PERSON);
    if (author == Author.APP) {
      json.put("bot_id", Ids.BOT).put("app_id", Ids.APP);
    }
    if (isReply()) {
      json.put("thread_ts", threadTs);
    }
    if (edited) {
      json.putObject("edited").put("user", Ids.BOT_USER).put("ts", ts);
    }
    json.set("blocks", blocks.deepCopy());
    if (!files.isEmpty()) {
      json.set("files", files.deepCopy());
    }
    return json;
  }
}
