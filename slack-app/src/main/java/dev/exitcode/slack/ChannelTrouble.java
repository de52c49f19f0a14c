package dev.exitcode.slack;

import java.util.List;

/** Says in one channel that another takes no messages, and what to do about it. */
final class ChannelTrouble {
  private static final int LONGEST = 600;
  private static final int LONGEST_WORD = 100;

  private ChannelTrouble() {}

  static Message of(String channel, String error) {
    List<SlackText> parts =
        List.of(
            SlackText.literal("⚠️ I cannot post notices in", LONGEST),
            SlackText.channel(channel, LONGEST_WORD),
            SlackText.literal("because " + advice(error), LONGEST));
    return new Message(SlackText.join(" ", parts, 2 * LONGEST), List.of());
  }

  private static String advice(String error) {
    return switch (error) {
      case "not_in_channel" ->
          "I am not in it. Invite me there with /invite: a quarter of an hour later I tell there"
              + " what it did not take.";
      case "channel_not_found" ->
          "there is no such channel, or it is private and I am not in it. Invite me, or name"
              + " another one in the settings.";
      case "is_archived", "is_inactive" -> "it is archived. Name another one in the settings.";
      default -> "Slack refuses my messages there (%s).".formatted(Clean.line(error, LONGEST_WORD));
    };
  }
}
