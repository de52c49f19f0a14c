package dev.exitcode.k8s;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** When something has to be done by. Goes by the clock that nobody sets. */
record Deadline(long nanoTime) {
  static Deadline in(Duration budget) {
    return new Deadline(System.nanoTime() + budget.toNanos());
  }

  long left() {
    return Math.max(0, nanoTime - System.nanoTime());
  }

  boolean isOver() {
    return left() == 0;
  }

  /** Closes something then, and so wakes whoever reads from it, unless it is cancelled before. */
  Future<Void> closing(Closeable open) {
    Executor then =
        CompletableFuture.delayedExecutor(left(), TimeUnit.NANOSECONDS, Thread.ofVirtual()::start);
    return CompletableFuture.runAsync(() -> close(open), then);
  }

  private static void close(Closeable open) {
    try {
      open.close();
    } catch (IOException e) {
      // Whoever reads from it is told.
    }
  }
}
