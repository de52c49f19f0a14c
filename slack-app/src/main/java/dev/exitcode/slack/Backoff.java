package dev.exitcode.slack;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try: doubles up to a limit, and spreads so that many bots do not
 * come back in step. Not safe for many threads.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /**
   * The wait after one more failure, between half and all of the current step.
   *
   * @param atLeast what the other side asked for, or null
   */
  Duration afterFailure(@Nullable Duration atLeast) {
    long millis = Math.max(2, next.toMillis());
    Duration wait = Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    next = shorter(next.multipliedBy(2), longest);
    return atLeast != null && atLeast.compareTo(wait) > 0 ? atLeast.plus(wait) : wait;
  }

  /** Starts over after a success. */
  void reset() {
    next = first;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
