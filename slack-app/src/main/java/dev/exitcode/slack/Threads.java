package dev.exitcode.slack;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** How threads end. */
final class Threads {
  private Threads() {}

  /** Takes nothing new, waits for what runs, and interrupts what is left after that. */
  static void drain(ExecutorService threads, Duration patience) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
