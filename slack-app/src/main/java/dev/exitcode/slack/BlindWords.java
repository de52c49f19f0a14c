package dev.exitcode.slack;

import java.time.Duration;
import java.util.List;

/** What the bot says of itself where it does not see or reach something, and when it does again. */
final class BlindWords {
  private static final int LONGEST = 600;
  private static final int LONGEST_WORD = 100;

  private BlindWords() {}

  static Message cluster(String cluster, String why, Duration lasting) {
    return said(
        "⚠️ I have not seen what happens in the cluster %s for %d minutes: %s. What ends there is told when I see it again; a pod that is made and deleted meanwhile is not."
            .formatted(word(cluster), lasting.toMinutes(), word(why)));
  }

  static Message clusterAgain(String cluster) {
    return said(
        "✅ I see the cluster %s again. What ended while I did not is told in one digest."
            .formatted(word(cluster)));
  }

  static Message channelAgain(String channel) {
    return new Message(
        SlackText.join(
            " ",
            List.of(
                SlackText.literal("✅ I can post again in", LONGEST),
                SlackText.channel(channel, LONGEST_WORD),
                SlackText.literal("and tell there what it did not take for a day.", LONGEST)),
            2 * LONGEST),
        List.of());
  }

  static Message unreadable(String channel, String error) {
    return new Message(
        SlackText.join(
            " ",
            List.of(
                SlackText.literal("⚠️ I cannot look back in", LONGEST),
                SlackText.channel(channel, LONGEST_WORD),
                SlackText.literal(
                    "(%s): where Slack's answer to a message is lost, it may come twice. The scope channels:history, groups:history in private channels, mends that."
                        .formatted(word(error)),
                    LONGEST)),
            2 * LONGEST),
        List.of());
  }

  static Message readable(String channel) {
    return new Message(
        SlackText.join(
            " ",
            List.of(
                SlackText.literal("✅ I can look back again in", LONGEST),
                SlackText.channel(channel, LONGEST_WORD)),
            2 * LONGEST),
        List.of());
  }

  private static Message said(String text) {
    return new Message(SlackText.literal(text, LONGEST), List.of());
  }

  private static String word(String text) {
    return Clean.line(text, LONGEST_WORD);
  }
}
