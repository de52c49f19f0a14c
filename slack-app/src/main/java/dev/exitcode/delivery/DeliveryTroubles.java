package dev.exitcode.delivery;

import dev.exitcode.store.Posting;
import java.util.List;

/**
 * Hears of messages that were given up, which somebody has to see to. Called on the courier's
 * threads; may write to the store.
 */
public interface DeliveryTroubles {
  /** Its channel takes none; {@code error} is Slack's word for why. */
  void unreachable(Posting posting, String error);

  /** A channel that took none takes messages again. */
  void reachable(String channel);

  /**
   * A channel does not let the bot look whether a message is there, of which nobody knows whether
   * Slack took it; {@code error} is Slack's word for why.
   */
  void unreadable(String channel, String error);

  /** The channels of which that was said and is not over. */
  List<String> unreadable();

  /** A channel lets the bot look again. */
  void readable(String channel);

  /** Slack does not take it in any form. */
  void refused(Posting posting, String error);

  /**
   * The message that it was to answer is gone from Slack; an update would write it anew. Told
   * before the reply is given up, and perhaps again.
   */
  void rootGone(Posting reply);
}
