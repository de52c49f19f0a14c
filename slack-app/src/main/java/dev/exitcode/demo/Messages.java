package dev.exitcode.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The messages of all channels and of the conversation with the bot, the newest two hundred. Safe
 * for use by many threads.
 */
final class Messages {
  private static final int KEPT = 200;

  private final List<Message> messages = new ArrayList<>();
  private final Clock clock;
  private final Changes changes;
  private final List<Consumer<MessageEvent>> listeners = new ArrayList<>();
  private int kept = KEPT;
  private long lastMicros;

  Messages(Clock clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
  }

  /** Tells of all that happens to messages from now on, and keeps this many of them. */
  synchronized void listen(Consumer<MessageEvent> listener, int keep) {
    listeners.add(listener);
    kept = keep;
  }

  private void tell(MessageEvent.Kind kind, Message message) {
    MessageEvent event = new MessageEvent(clock.instant(), kind, message);
    listeners.forEach(listener -> listener.accept(event));
    changes.note();
  }

  /** Adds a message made of a payload's text, blocks and files. */
  synchronized Message post(
      String channel, Message.Author author, boolean ephemeral, JsonNode payload) {
    Message message =
        new Message(
            nextTs(),
            channel,
            Json.text(payload, "thread_ts"),
            author,
            ephemeral,
            Json.text(payload, "text"),
            Message.blocks(payload),
            Json.list(payload.path("files")),
            Metadata.of(payload),
            false);
    messages.add(message);
    if (messages.size() > kept) {
      messages.removeFirst();
    }
    tell(MessageEvent.Kind.POSTED, message);
    return message;
  }

  /** Adds what Slack itself says, seen by the person only. */
  void postNotice(String channel, String text) {
    post(channel, Message.Author.SLACKBOT, true, Json.object().put("text", text));
  }

  synchronized Optional<Message> find(String ts) {
    return messages.stream().filter(message -> message.ts().equals(ts)).findFirst();
  }

  /** Puts a payload's text and blocks in place of a message's; nothing where it is gone. */
  synchronized void replace(String ts, JsonNode payload) {
    messages.replaceAll(message -> message.ts().equals(ts) ? message.with(payload) : message);
    find(ts).ifPresent(edited -> tell(MessageEvent.Kind.EDITED, edited));
  }

  /** Takes a message away; nothing where it is gone already. */
  synchronized void delete(String ts) {
    Optional<Message> gone = find(ts);
    messages.removeIf(message -> message.ts().equals(ts));
    gone.ifPresent(message -> tell(MessageEvent.Kind.DELETED, message));
  }

  /** How many replies a message has. */
  synchronized long replies(String ts) {
    return messages.stream().filter(message -> message.threadTs().equals(ts)).count();
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
