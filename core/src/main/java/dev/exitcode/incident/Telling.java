package dev.exitcode.incident;

import org.jspecify.annotations.Nullable;

/**
 * Something to be said in Slack.
 *
 * @param key unique: the same step never has another one, nor another step the same
 * @param kind what is done with the message
 * @param root the incident or storm whose message it is, is edited, or is answered to
 * @param incident what it is about; null: the storm as a whole
 * @param mention a name among the settings' mentions, or null; an edit has none
 * @param toChannel whether a reply is to be seen in the channel too
 */
public record Telling(
    String key,
    Kind kind,
    Step step,
    String root,
    @Nullable String incident,
    String channel,
    @Nullable String mention,
    boolean toChannel) {

  /** The same, and it calls somebody: an edit may take the place of what was not written yet. */
  public Telling calling(@Nullable String name) {
    return new Telling(key, kind, step, root, incident, channel, name, toChannel);
  }

  /** What is done with the message. */
  public enum Kind {
    /** It is written. */
    ROOT,
    /** It is edited in place. */
    UPDATE,
    /** Its thread gets an answer. */
    REPLY
  }

  /** What it is told for. */
  public enum Step {
    /** The first word. */
    OPENED,
    /** It fails again after it was over. */
    REOPENED,
    /** It goes on, for the third time, the tenth … or another day. */
    STILL,
    /** It is more severe now. */
    WORSE,
    /** Among many it calls somebody whom none of the others called. */
    CALLED,
    /** Better evidence names another cause. */
    CAUSE_CHANGED,
    /** It is over. */
    RECOVERED,
    /** A storm is over and this goes on by itself: a message of its own. */
    LEFT_STORM,
    /** Numbers, state or who looks at it: edits only. */
    EDITED
  }
}
