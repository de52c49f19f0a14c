package dev.exitcode.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * All that ever happened to the messages of a workspace, to be asked what was readable when. The
 * bot's notices carry in their metadata {@code incident} or a list {@code incidents}, and {@code
 * outbox}, the number of the row they were sent from. Safe for use by many threads.
 */
public final class Transcript {
  private final List<Entry> entries = new ArrayList<>();

  private Transcript() {}

  public enum Kind {
    POSTED,
    EDITED,
    DELETED
  }

  /**
   * One thing that happened.
   *
   * @param thread the message that it replies to; empty for none
   * @param incidents what it is about
   * @param outbox 0 where the message has no such number
   */
  public record Entry(
      Instant at,
      Kind kind,
      String channel,
      String ts,
      String thread,
      String text,
      Set<String> incidents,
      long outbox) {}

  /** Writes down what happens from now on, and has the workspace keep all of it. */
  public static Transcript of(Workspace workspace) {
    return of(workspace.messages());
  }

  static Transcript of(Messages messages) {
    Transcript transcript = new Transcript();
    messages.listen(transcript::add, Integer.MAX_VALUE);
    return transcript;
  }

  private synchronized void add(MessageEvent event) {
    Message message = event.message();
    JsonNode payload = message.metadata().path("event_payload");
    Set<String> incidents = new LinkedHashSet<>();
    payload.path("incidents").forEach(id -> incidents.add(id.asString("")));
    if (payload.has("incident")) {
      incidents.add(payload.path("incident").asString(""));
    }
    entries.add(
        new Entry(
            event.at(),
            Kind.valueOf(event.kind().name()),
            message.channel(),
            message.ts(),
            message.threadTs(),
            message.text(),
            Set.copyOf(incidents),
            payload.path("outbox").asLong(0)));
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The messages of a channel as they stood at a time, the oldest first, replies among them. */
  public List<Entry> messages(String channel, Instant at) {
    Map<String, Entry> standing = new LinkedHashMap<>();
    for (Entry entry : entries()) {
      if (entry.channel.equals(channel) && !entry.at.isAfter(at)) {
        standing.put(entry.ts, entry);
      }
    }
    return standing.values().stream().filter(entry -> entry.kind != Kind.DELETED).toList();
  }

  /** The incidents that could be read about in a channel at a time. */
  public Set<String> readable(String channel, Instant at) {
    Set<String> incidents = new HashSet<>();
    messages(channel, at).forEach(entry -> incidents.addAll(entry.incidents));
    return incidents;
  }

  /** Rows of the outbox that became a message more than once. */
  public List<Entry> duplicates() {
    Set<Long> known = new HashSet<>();
    return entries().stream()
        .filter(entry -> entry.kind == Kind.POSTED && entry.outbox != 0)
        .filter(entry -> !known.add(entry.outbox))
        .toList();
  }

  /** What was told of an incident after something that was decided later. */
  public List<Entry> inversions() {
    Map<String, Long> newest = new HashMap<>();
    List<Entry> inversions = new ArrayList<>();
    for (Entry entry : entries()) {
      if (entry.kind != Kind.DELETED && entry.outbox != 0) {
        for (String incident : entry.incidents) {
          long before = newest.merge(entry.channel + incident, entry.outbox, Math::max);
          if (before > entry.outbox) {
            inversions.add(entry);
          }
        }
      }
    }
    return inversions;
  }

  /** How many messages were posted to a channel in the busiest span of this length. */
  public int mostWithin(Duration span, String channel) {
    List<Instant> posts =
        entries().stream()
            .filter(entry -> entry.kind == Kind.POSTED && entry.channel.equals(channel))
            .map(Entry::at)
            .toList();
    return posts.stream()
        .mapToInt(
            from ->
                (int)
                    posts.stream()
                        .filter(p -> !p.isBefore(from) && p.isBefore(from.plus(span)))
                        .count())
        .max()
        .orElse(0);
  }
}
