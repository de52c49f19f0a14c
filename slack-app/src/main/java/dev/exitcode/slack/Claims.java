package dev.exitcode.slack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/**
 * Lets each key pass once within a time: what must happen once claims a key first. Bounded; where
 * it is full, the oldest key is forgotten. Knows monotonic time alone: a wall clock that jumps lets
 * nothing pass twice. Safe for many threads.
 */
final class Claims {
  private final LongSupplier nanos;
  private final Duration kept;
  private final int most;

  /** When each was claimed. */
  private final LinkedHashMap<String, Long> claimed = new LinkedHashMap<>();

  Claims(LongSupplier nanos, Duration kept, int most) {
    this.nanos = nanos;
    this.kept = kept;
    this.most = most;
  }

  /** True the first time a key is seen, false while it is remembered. */
  synchronized boolean claim(String key) {
    long now = nanos.getAsLong();
    forgetUntil(now);
    if (claimed.containsKey(key)) {
      return false;
    }
    if (claimed.size() >= most) {
      claimed.pollFirstEntry();
    }
    claimed.put(key, now);
    return true;
  }

  private void forgetUntil(long now) {
    // Keys live equally long, so that the oldest stand first.
    while (!claimed.isEmpty() && isOver(claimed.firstEntry().getValue(), now)) {
      claimed.pollFirstEntry();
    }
  }

  /** Gives a key back, because what it was claimed for did not happen. */
  synchronized void release(String key) {
    claimed.remove(key);
  }

  private boolean isOver(long at, long now) {
    return now - at >= kept.toNanos();
  }
}
