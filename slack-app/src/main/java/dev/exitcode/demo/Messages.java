package dev.exitcode.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The channel's messages, the newest two hundred. Safe for use by many threads. */
final class Messages {
  private static final int KEPT = 200;

  private final Deque<Message> messages = new ArrayDeque<>();
  private final Clock clock;
  private final Changes changes;
  private long lastMicros;

  Messages(Clock clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
  }

  /** Adds a message made of a payload's text and blocks. */
  synchronized Message post(Message.Author author, boolean ephemeral, JsonNode payload) {
    String text = Json.text(payload, "text");
    Message message =
        new Message(nextTs(), author, ephemeral, text, Message.blocks(payload), false);
    messages.addLast(message);
    if (messages.size() > KEPT) {
      messages.removeFirst();
    }
    changes.note();
    return message;
  }

  /** Adds what Slack itself says, seen by the person only. */
  void postNotice(String text) {
    post(Message.Author.SLACKBOT, true, Json.object().put("text", text));
  }

  synchronized Optional<Message> find(String ts) {
    return messages.stream().filter(message -> message.ts().equals(ts)).findFirst();
  }

  /** Puts a payload's text and blocks in place of a message's; false where it is gone. */
  synchronized boolean replace(String ts, JsonNode payload) {
    boolean found = find(ts).isPresent();
    List<Message> next = new ArrayList<>();
    messages.forEach(
        message -> next.add(message.ts().equals(ts) ? message.with(payload) : message));
    messages.clear();
    messages.addAll(next);
    changes.note();
    return found;
  }

  /** Takes a message away; false where it is gone already. */
  synchronized boolean delete(String ts) {
    boolean found = messages.removeIf(message -> message.ts().equals(ts));
    changes.note();
    return found;
  }

  synchronized List<Message> all() {
    return List.copyOf(messages);
  }

  private String nextTs() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    lastMicros = Math.max(micros, lastMicros + 1);
    return String.format(Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
  }
}
