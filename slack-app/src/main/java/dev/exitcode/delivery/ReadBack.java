package dev.exitcode.delivery;

import dev.exitcode.delivery.Pacer.Use;
import dev.exitcode.store.Posting.Claimed;
import dev.exitcode.store.Posting.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks in a channel for a message of which it is not known whether Slack took it. Safe for many
 * threads.
 */
final class ReadBack {
  private static final int MOST_PAGES = 5;
  private static final String PAGE = "200";

  /** How far a clock may be off: further back there is nothing to be found. */
  private static final Duration LONGEST_BACK = Duration.ofHours(25);

  private final SlackCalls slack;
  private final Pacer pacer;
  private volatile @Nullable Author self;
  private volatile @Nullable String trouble;

  ReadBack(SlackCalls slack, Pacer pacer) {
    this.slack = slack;
    this.pacer = pacer;
  }

  /** What looking showed. */
  sealed interface Found {
    /** Slack has it, as {@code ts}. */
    record There(String ts) implements Found {}

    /** Slack does not have it, or does not let the bot look. */
    record NotThere() implements Found {}

    /** It could not be told now. */
    record Later(Duration pause, String why) implements Found {}
  }

  /** Why messages cannot be looked for, or null as far as they can. */
  @Nullable String trouble() {
    return trouble;
  }

  /** Looks for a row among the newest messages of its channel or thread. */
  Found look(Claimed row) {
    Author author = self();
    if (author == null) {
      return new Found.Later(RetryAfter.USUAL, "Slack does not say who the bot is");
    }
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      Duration wait = pacer.take(Use.READ, row.posting().channel());
      if (wait.isPositive()) {
        return new Found.Later(wait, "Looking for it waits its turn");
      }
      Reply reply = slack.read(method(row), arguments(row, cursor));
      if (!(reply instanceof Reply.Done(JsonNode body))) {
        return notRead(reply, row);
      }
      trouble = null;
      Found found = in(body, row, author);
      cursor = body.path("response_metadata").path("next_cursor").asString("");
      if (found != null || cursor.isEmpty()) {
        return found == null ? new Found.NotThere() : found;
      }
    }
    return new Found.NotThere();
  }

  /** Whether a channel lets the bot look. */
  boolean isReadable(String channel) {
    if (pacer.take(Use.READ, channel).isPositive()) {
      return false;
    }
    Map<String, String> newest = Map.of("channel", channel, "limit", "1");
    boolean readable = slack.read("conversations.history", newest) instanceof Reply.Done;
    trouble = readable ? null : trouble;
    return readable;
  }

  /** It stays the same, whatever becomes of its token. */
  private @Nullable Author self() {
    Author known = self;
    if (known == null) {
      known = Author.of(slack);
      self = known;
    }
    return known;
  }

  private static boolean isReply(Claimed row) {
    return row.posting().kind() == Kind.REPLY && row.root() != null;
  }

  private static String method(Claimed row) {
    return isReply(row) ? "conversations.replies" : "conversations.history";
  }

  private static Map<String, String> arguments(Claimed row, String cursor) {
    Map<String, String> arguments = new HashMap<>();
    arguments.put("channel", row.posting().channel());
    arguments.put("include_all_metadata", "true");
    arguments.put("limit", PAGE);
    arguments.put("oldest", Long.toString(row.createdAt().minus(LONGEST_BACK).getEpochSecond()));
    if (isReply(row)) {
      arguments.put("ts", String.valueOf(row.root()));
    }
    if (!cursor.isEmpty()) {
      arguments.put("cursor", cursor);
    }
    return arguments;
  }

  private static @Nullable Found in(JsonNode body, Claimed row, Author author) {
    for (JsonNode message : body.path("messages")) {
      if (author.wrote(message) && Letter.isIn(message, row)) {
        return new Found.There(message.path("ts").asString(""));
      }
    }
    return null;
  }

  private Found notRead(Reply reply, Claimed row) {
    return switch (reply) {
      case Reply.Limited(Duration pause) -> {
        pacer.hold(Use.READ, row.posting().channel(), pause);
        yield new Found.Later(pause, "Slack wants to be asked later");
      }
      case Reply.Refused(String error) when Refusal.of(error) == Refusal.AGAIN ->
          new Found.Later(RetryAfter.USUAL, "Slack answered " + error);
      case Reply.Refused(String error) -> {
        trouble = error;
        yield new Found.NotThere();
      }
      case Reply.NotSent(String why) -> new Found.Later(RetryAfter.USUAL, why);
      case Reply.InDoubt(String why) -> new Found.Later(RetryAfter.USUAL, why);
      case Reply.Done _ -> new Found.NotThere();
    };
  }
}
