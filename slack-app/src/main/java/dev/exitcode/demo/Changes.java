package dev.exitcode.demo;

import java.time.Duration;

/** Counts changes and lets readers wait for the next one. Safe for use by many threads. */
final class Changes {
  private long count;

  synchronized void note() {
    count++;
    notifyAll();
  }

  /** The count as soon as it differs from the one seen, or after the wait. */
  synchronized long await(long seen, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    long left = atMost.toMillis();
    while (count == seen && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return count;
  }
}
