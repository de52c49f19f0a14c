package dev.exitcode.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long Slack asks to be left alone, in the header of the same name. */
final class RetryAfter {
  /** What is asked for beyond it is asked again: nobody waits a day for a typing error. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  /** Where the header is absent, is 0 or is no number. */
  static final Duration USUAL = Duration.ofSeconds(1);

  private RetryAfter() {}

  /** Between a second and ten minutes, whatever the header says. */
  static Duration of(@Nullable String header) {
    String seconds = header == null ? "" : header.strip();
    if (!seconds.matches("[0-9]+")) {
      return USUAL;
    }
    long asked = seconds.length() > 9 ? Long.MAX_VALUE : Long.parseLong(seconds);
    return Duration.ofSeconds(Math.clamp(asked, USUAL.toSeconds(), LONGEST.toSeconds()));
  }
}
