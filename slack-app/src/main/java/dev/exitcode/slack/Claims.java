package dev.exitcode.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * Lets each key pass once within a time: what must happen once claims a key first. Bounded; where
 * it is full, the oldest key is forgotten. Safe for many threads.
 */
final class Claims {
  private final Clock clock;
  private final Duration kept;
  private final int most;
  private final LinkedHashMap<String, Instant> expiries = new LinkedHashMap<>();

  Claims(Clock clock, Duration kept, int most) {
    this.clock = clock;
    this.kept = kept;
    this.most = most;
  }

  /** True the first time a key is seen, false while it is remembered. */
  synchronized boolean claim(String key) {
    Instant now = clock.instant();
    forgetUntil(now);
    if (expiries.containsKey(key)) {
      return false;
    }
    if (expiries.size() >= most) {
      expiries.pollFirstEntry();
    }
    expiries.put(key, now.plus(kept));
    return true;
  }

  private void forgetUntil(Instant now) {
    // Keys live equally long, so that the oldest stand first.
    while (!expiries.isEmpty() && isOver(expiries.firstEntry().getValue(), now)) {
      expiries.pollFirstEntry();
    }
  }

  /** Gives a key back, because what it was claimed for did not happen. */
  synchronized void release(String key) {
    expiries.remove(key);
  }

  private static boolean isOver(Instant expiry, Instant now) {
    return !expiry.isAfter(now);
  }
}
