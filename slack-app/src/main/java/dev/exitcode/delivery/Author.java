package dev.exitcode.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who the bot is in Slack: anybody's app may write a message with metadata like ours. */
record Author(String user, String bot) {
  /** Asks Slack; null where it does not say now. */
  static @Nullable Author of(SlackCalls slack) {
    return slack.read("auth.test", Map.of()) instanceof Reply.Done(JsonNode body)
        ? new Author(body.path("user_id").asString(""), body.path("bot_id").asString(""))
        : null;
  }

  /** Whether it wrote a message of a channel's history. */
  boolean wrote(JsonNode message) {
    return is(bot, message.path("bot_id")) || is(user, message.path("user"));
  }

  private static boolean is(String own, JsonNode id) {
    return !own.isEmpty() && own.equals(id.asString(""));
  }
}
