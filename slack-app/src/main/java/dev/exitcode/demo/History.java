package dev.exitcode.demo;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an app may read of channels and threads, where it has the scope. */
final class History {
  private static final int USUAL = 100;
  private static final int MOST = 999;

  private final Messages messages;
  private final Channels channels;
  private volatile boolean granted = true;

  History(Messages messages, Channels channels) {
    this.messages = messages;
    this.channels = channels;
  }

  /** Whether the app has the scope from now on; it has at the start. */
  void grant(boolean may) {
    granted = may;
  }

  /** {@code conversations.history}: what is no reply, the newest first. */
  ObjectNode channel(JsonNode arguments) {
    Comparator<Message> newest = Comparator.comparing(Message::ts).reversed();
    return answer(arguments, visible(arguments).filter(m -> !m.isReply()).sorted(newest));
  }

  /** {@code conversations.replies}: a message and the replies to it, the oldest first. */
  ObjectNode thread(JsonNode arguments) {
    String root = Json.text(arguments, "ts");
    List<Message> thread =
        visible(arguments)
            .filter(message -> message.ts().equals(root) || message.threadTs().equals(root))
            .toList();
    if (thread.isEmpty()) {
      throw new Refused("thread_not_found");
    }
    return answer(arguments, thread.stream());
  }

  private Stream<Message> visible(JsonNode arguments) {
    String channel = channels.open(Json.text(arguments, "channel"));
    if (!granted && !channel.equals(Ids.DIRECT)) {
      throw new Refused("missing_scope");
    }
    return messages.all().stream().filter(m -> m.channel().equals(channel) && !m.ephemeral());
  }

  private ObjectNode answer(JsonNode arguments, Stream<Message> found) {
    List<Message> all = found.filter(between(arguments)).toList();
    int from = arguments.path("cursor").asInt(0);
    int limit = Math.clamp(arguments.path("limit").asInt(USUAL), 1, MOST);
    int to = Math.min(all.size(), from + limit);
    ObjectNode answer = Json.object().put("has_more", to < all.size());
    ArrayNode page = answer.putArray("messages");
    boolean withMetadata = arguments.path("include_all_metadata").asBoolean(false);
    all.subList(Math.min(from, to), to).forEach(m -> page.add(shown(m, withMetadata)));
    if (to < all.size()) {
      answer.putObject("response_metadata").put("next_cursor", Integer.toString(to));
    }
    return answer;
  }

  private static Predicate<Message> between(JsonNode arguments) {
    boolean inclusive = arguments.path("inclusive").asBoolean(false);
    BigDecimal oldest = arguments.path("oldest").asDecimal(BigDecimal.ZERO);
    BigDecimal latest = arguments.path("latest").asDecimal(BigDecimal.valueOf(Long.MAX_VALUE));
    int touching = inclusive ? 0 : 1;
    return message -> {
      BigDecimal ts = new BigDecimal(message.ts());
      return ts.compareTo(oldest) >= touching && latest.compareTo(ts) >= touching;
    };
  }

  private ObjectNode shown(Message message, boolean withMetadata) {
    ObjectNode json = message.forApp();
    if (withMetadata && !message.metadata().isEmpty()) {
      json.set("metadata", message.metadata());
    }
    long replies = messages.replies(message.ts());
    if (replies > 0) {
      json.put("thread_ts", message.ts()).put("reply_count", replies);
    }
    return json;
  }
}
