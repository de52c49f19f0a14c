package dev.exitcode.incident;

import java.time.Instant;

/**
 * That a person wants to hear nothing of something for a while. It is counted and kept all the
 * same.
 *
 * @param until the first moment at which it is over
 * @param by a Slack user's id
 * @param reason their words; may be empty
 */
public record Silence(
    String id, Match match, Instant from, Instant until, String by, String reason) {
  /** Whether it holds at this time. */
  public boolean holds(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }
}
