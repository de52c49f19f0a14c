package dev.exitcode.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told in Slack.
 *
 * @param key of this one telling; whoever comes with the same key again is not heard
 * @param incident whose message it belongs to: of an incident, a storm, a summary
 * @param channel an id or a name, as the settings have it
 * @param payload JSON
 */
public record Posting(String key, String incident, String channel, Kind kind, String payload) {
  /** What becomes of it in Slack. */
  public enum Kind {
    /** A new message. */
    ROOT,
    /** The message as it is from now on. */
    UPDATE,
    /** A message in the thread below it. */
    REPLY
  }

  /** What became of it in the outbox. */
  public enum Accepted {
    /** It waits. */
    QUEUED,
    /** What waited for the same message says this now, instead of what it was to say. */
    MERGED,
    /** The key was there already. */
    DUPLICATE,
    /** The message that it is about could not be written: it is kept, parked. */
    PARKED
  }

  /** Where it stands. */
  public enum State {
    /** For its time. */
    WAITING,
    /** Somebody is at it. */
    SENDING,
    /** Nobody knows whether Slack has it. */
    AMBIGUOUS,
    /** Slack said that it has it. */
    SENT,
    /** Another row says it. */
    MERGED,
    /** Given up, with the error that says why. */
    PARKED
  }

  /**
   * A posting in the hands of one who delivers.
   *
   * @param attempts how often it was claimed, this time included
   * @param ambiguous whether Slack may have it already from an earlier attempt
   * @param root Slack's timestamp of the message; null where it is to be written
   * @param createdAt when it was put into the outbox
   */
  public record Claimed(
      long id,
      Posting posting,
      int attempts,
      boolean ambiguous,
      @Nullable String root,
      Instant createdAt) {}

  /** By a message of its own, where what it belongs to takes no more; once. */
  public Posting aside(String payload) {
    String own = key + "/aside";
    return new Posting(own, own, channel, Kind.ROOT, payload);
  }
}
