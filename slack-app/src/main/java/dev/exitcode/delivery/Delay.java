package dev.exitcode.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: doubling, and spread so that not all come back in step. */
final class Delay {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 20;

  private Delay() {}

  /**
   * Between half and all of the step.
   *
   * @param failures at least 1
   * @param longest the longest step
   */
  static Duration after(int failures, Duration longest, RandomGenerator random) {
    int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    long step = Math.min(longest.toMillis(), FIRST.toMillis() << doublings);
    return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
  }
}
