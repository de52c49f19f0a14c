package dev.exitcode.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Messages and views as Slack's JSON. */
final class Wire {
  private static final Gson GSON =
      GsonFactory.createSnakeCase().newBuilder().disableHtmlEscaping().create();

  private static final int LONGEST_SENTENCE = 200;

  private Wire() {}

  /** An answer in an acknowledgement; only the asker sees it. */
  static String ephemeral(Message message) {
    return json("ephemeral", null, message);
  }

  /** Through a response_url: only the asker sees it, below what is there. */
  static String beside(Message message) {
    return json("ephemeral", false, message);
  }

  /** Through a response_url: in the place of the message whose button was clicked. */
  static String replacing(Message message) {
    return json("ephemeral", true, message);
  }

  /** Through a response_url: a message for the whole channel. */
  static String inChannel(Message message) {
    return json("in_channel", false, message);
  }

  /** Through a response_url: one sentence only the asker sees. */
  static String sentence(String text) {
    return beside(new Message(SlackText.literal(text, LONGEST_SENTENCE), List.of()));
  }

  /** A message for {@code chat.postMessage}, which shows no previews of links. */
  static String posted(String channel, Message message) {
    return posted(Map.of("channel", channel), message);
  }

  /** A message for one of the methods {@code chat.…}, with what it needs beside the message. */
  static String posted(Map<String, String> arguments, Message message) {
    JsonObject json = new JsonObject();
    new TreeMap<>(arguments).forEach(json::addProperty);
    json.addProperty("unfurl_links", false);
    json.addProperty("unfurl_media", false);
    return json(json, message);
  }

  /**
   * A message to be kept until it is sent, without the place it goes to.
   *
   * @param toChannel whether an answer in a thread is shown in the channel too
   */
  static String kept(Message message, boolean toChannel) {
    JsonObject json = new JsonObject();
    if (toChannel) {
      json.addProperty("reply_broadcast", true);
    }
    return json(json, message);
  }

  /** How many bytes the blocks take, which Slack limits without saying to how many. */
  static int size(Message message) {
    return GSON.toJson(blocks(message)).getBytes(StandardCharsets.UTF_8).length;
  }

  /** A view for {@code views.open}. */
  static String view(View view) {
    return GSON.toJson(lean(GSON.toJsonTree(view)));
  }

  private static String json(String responseType, @Nullable Boolean replace, Message message) {
    JsonObject json = new JsonObject();
    json.addProperty("response_type", responseType);
    if (replace != null) {
      json.addProperty("replace_original", replace);
    }
    return json(json, message);
  }

  private static String json(JsonObject around, Message message) {
    around.addProperty("text", message.text().toString());
    if (!message.blocks().isEmpty()) {
      around.add("blocks", blocks(message));
    }
    return ascii(GSON.toJson(around));
  }

  private static JsonElement blocks(Message message) {
    return lean(GSON.toJsonTree(message.blocks().toArray()));
  }

  /** The same JSON in ASCII, which takes half the memory and is turned into bytes by a copy. */
  private static String ascii(String json) {
    StringBuilder ascii = new StringBuilder(json.length() + json.length() / 8);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x7F) {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return ascii.toString();
  }

  /** Drops what the SDK's styles say by default: half of a message would be {@code false}. */
  private static JsonElement lean(JsonElement element) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(Wire::lean);
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      object.entrySet().forEach(entry -> lean(entry.getValue()));
      if (object.get("style") instanceof JsonObject style) {
        dropUnset(style);
      }
    }
    return element;
  }

  private static void dropUnset(JsonObject style) {
    List<Map.Entry<String, JsonElement>> flags = new ArrayList<>(style.entrySet());
    flags.stream()
        .filter(flag -> flag.getValue().isJsonPrimitive() && !flag.getValue().getAsBoolean())
        .forEach(flag -> style.remove(flag.getKey()));
  }
}
