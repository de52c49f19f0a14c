package dev.exitcode.k8s;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, up to a limit, and never
 * exactly as long as others do. Starts anew after a success, or where nothing failed in a while.
 */
final class BackOff {
  private static final int QUIET = 4;

  private final Duration first;
  private final Duration most;
  private final Times times;
  private final RandomGenerator random;
  private int failures;
  private long last;

  BackOff(Duration first, Duration most, Times times, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.times = times;
    this.random = random;
  }

  Duration next() {
    long now = times.now();
    if (failures > 0 && now - last > most.multipliedBy(QUIET).toNanos()) {
      failures = 0;
    }
    last = now;
    long whole = Math.min(first.toNanos() << Math.min(failures++, 20), most.toNanos());
    return Duration.ofNanos(whole / 2 + random.nextLong(whole / 2 + 1));
  }

  void succeeded() {
    failures = 0;
  }
}
