package dev.exitcode.delivery;

import dev.exitcode.store.Posting.Claimed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A row of the outbox as the arguments of Slack's methods. */
final class Letter {
  /** The type of the metadata by which a message is found again. */
  static final String EVENT_TYPE = "exitcode_notice";

  private static final int SHORT = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private Letter() {}

  /** A new message in the channel. */
  static ObjectNode root(Claimed row, int refusals) {
    ObjectNode arguments = arguments(row, refusals);
    arguments.remove("reply_broadcast");
    return arguments;
  }

  /** An answer in the thread. */
  static ObjectNode reply(Claimed row, String root, int refusals) {
    return arguments(row, refusals).put("thread_ts", root);
  }

  /** What of an answer stands by itself: its text names what it is about, its blocks need not. */
  static String alone(Claimed row) {
    String text = payload(row).path("text").asString("");
    return JSON.createObjectNode().put("text", text).toString();
  }

  /** A message in the place of the one that is there; it stays the one it is by its metadata. */
  static ObjectNode update(Claimed row, String root, int refusals) {
    ObjectNode arguments = arguments(row, refusals);
    arguments.remove("metadata");
    arguments.remove("reply_broadcast");
    // Left out, Slack would link what looks like a name or an address.
    return arguments.put("ts", root).put("parse", "none");
  }

  /** After a refusal without its blocks, after the next one as a short text alone. */
  private static ObjectNode arguments(Claimed row, int refusals) {
    ObjectNode arguments = payload(row).put("channel", row.posting().channel());
    arguments.put("unfurl_links", false).put("unfurl_media", false);
    if (refusals > 0) {
      // Left out, an update would keep those that are there.
      arguments.putArray("blocks");
    }
    if (refusals > 1) {
      return arguments.put("text", shortened(arguments.path("text").asString("")));
    }
    ObjectNode metadata = arguments.putObject("metadata").put("event_type", EVENT_TYPE);
    metadata
        .putObject("event_payload")
        .put("outbox", id(row))
        .put("incident", row.posting().incident());
    return arguments;
  }

  /** The row's id in metadata. */
  static String id(Claimed row) {
    return Long.toString(row.id());
  }

  private static ObjectNode payload(Claimed row) {
    try {
      if (JSON.readTree(row.posting().payload()) instanceof ObjectNode payload) {
        return payload;
      }
    } catch (JacksonException notJson) {
      // Said below as any text that is no message.
    }
    return JSON.createObjectNode().put("text", "A notice could not be read from the outbox.");
  }

  /** Cut between words, and never inside of a mention or a link. */
  private static String shortened(String text) {
    if (text.length() <= SHORT) {
      return text;
    }
    int blank = text.lastIndexOf(' ', SHORT);
    String cut = text.substring(0, blank > 0 ? blank : SHORT);
    int open = cut.lastIndexOf('<');
    return (open > cut.lastIndexOf('>') ? cut.substring(0, open) : cut) + "…";
  }

  /** Whether a message of a channel's history is this row. */
  static boolean isIn(JsonNode message, Claimed row) {
    JsonNode metadata = message.path("metadata");
    return metadata.path("event_type").asString("").equals(EVENT_TYPE)
        && metadata.path("event_payload").path("outbox").asString("").equals(id(row));
  }
}
