package dev.exitcode.slack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for, which decides on its buttons.
 *
 * @param shareable whether it can be shared with the channel
 * @param explorable whether related entries can be opened in its place
 * @param note a line below it, or null
 */
record Audience(boolean shareable, boolean explorable, @Nullable SlackText note) {

  /** For the asker alone. */
  static Audience asked() {
    return new Audience(true, true, null);
  }

  /** For the asker, where there is nobody to share with: in a direct message. */
  static Audience direct() {
    return new Audience(false, true, null);
  }

  /** For the asker alone, after sharing. */
  static Audience askedAndShared() {
    return new Audience(false, true, SlackText.literal("✓ Shared with the channel.", 100));
  }

  /** For the channel. */
  static Audience shared(String userId) {
    return new Audience(
        false,
        false,
        SlackText.join(
            " ",
            List.of(
                SlackText.literal("Shared by", 20),
                SlackText.user(userId),
                SlackText.literal("· ask yourself with /exitcode", 60)),
            200));
  }
}
