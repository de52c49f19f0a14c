package dev.exitcode.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import dev.exitcode.redact.Cut;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, as its author typed or pasted it.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">What Slack makes of it:
 *     entities, and links and mentions in angle brackets</a>
 */
final class MessageText {
  private static final Gson GSON = GsonFactory.createSnakeCase();

  /** Slack takes 40,000 in a message; bounds what a bot's attachments may add. */
  private static final int LONGEST = 100_000;

  private static final Set<String> READ = Set.of("text", "pretext", "title", "value");
  private static final Pattern LABELLED = Pattern.compile("<[^<>|]{1,4000}\\|([^<>]{1,4000})>");
  private static final Pattern MENTION = Pattern.compile("<[@#!][^<>]{1,200}>");
  private static final Pattern LINK = Pattern.compile("<((?:https?|mailto):[^<>|]{1,4000})>");

  private MessageText() {}

  /** The text of a message in Slack's mark-up; empty where there is none. */
  static String typed(@Nullable String mrkdwn) {
    if (mrkdwn == null) {
      return "";
    }
    String text = mrkdwn.replace("```", "\n");
    if (text.indexOf('<') >= 0) {
      text = LABELLED.matcher(text).replaceAll("$1");
      text = LINK.matcher(text).replaceAll("$1");
      text = MENTION.matcher(text).replaceAll("");
    }
    return unquoted(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip());
  }

  /** Of a bot's message also what stands in its blocks and attachments, as alerts do. */
  static String of(Message message) {
    StringBuilder all = new StringBuilder(typed(message.getText()));
    if (message.getBotId() != null) {
      gather(GSON.toJsonTree(message.getBlocks()), all);
      gather(GSON.toJsonTree(message.getAttachments()), all);
    }
    return Cut.head(all.toString(), LONGEST);
  }

  private static void gather(JsonElement from, StringBuilder into) {
    if (from.isJsonArray()) {
      from.getAsJsonArray().forEach(element -> gather(element, into));
    } else if (from instanceof JsonObject object) {
      object.entrySet().forEach(field -> gather(field, into));
    }
  }

  private static void gather(Map.Entry<String, JsonElement> field, StringBuilder into) {
    if (!(field.getValue() instanceof JsonPrimitive text)) {
      gather(field.getValue(), into);
    } else if (READ.contains(field.getKey()) && into.length() < LONGEST) {
      into.append('\n').append(typed(text.getAsString()));
    }
  }

  /** A word marked as code is asked about without its marks. */
  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 2 && text.startsWith("`") && text.indexOf('`', 1) == text.length() - 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
