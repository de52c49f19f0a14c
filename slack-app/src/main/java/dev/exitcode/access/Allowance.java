package dev.exitcode.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each user may ask: so often at once, then once in a while. Safe for many threads. */
public final class Allowance {
  private static final int MOST_USERS = 10_000;

  private final Clock clock;
  private final int burst;
  private final Duration each;

  /** When a user's bucket will be full again. */
  private final LinkedHashMap<String, Instant> fullAt = new LinkedHashMap<>();

  /**
   * Full buckets.
   *
   * @param burst how often at once
   * @param each how long one more takes to come
   */
  public Allowance(Clock clock, int burst, Duration each) {
    this.clock = clock;
    this.burst = burst;
    this.each = each;
  }

  /** Whether a user may ask once more now; that counts as asked. */
  public synchronized boolean take(String user) {
    Instant now = clock.instant();
    Instant full = fullAt.getOrDefault(user, now);
    Instant next = (full.isBefore(now) ? now : full).plus(each);
    if (next.isAfter(now.plus(each.multipliedBy(burst)))) {
      return false;
    }
    fullAt.remove(user);
    fullAt.put(user, next); // those who asked longest ago stand first
    forget(now);
    return true;
  }

  private void forget(Instant now) {
    while (fullAt.size() > MOST_USERS || !fullAt.firstEntry().getValue().isAfter(now)) {
      Map.Entry<String, Instant> _ = fullAt.pollFirstEntry();
    }
  }
}
