package dev.exitcode.incident;

import java.time.Duration;
import java.time.Instant;

/** What was written before the wall clock was set back lies ahead, and is no reason to wait. */
final class SetBack {
  /** Clocks of several machines differ a little. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private SetBack() {}

  /** Whether a time that was the present when it was written lies ahead. */
  static boolean isAhead(Instant written, Instant now) {
    return written.isAfter(now.plus(SKEW));
  }
}
