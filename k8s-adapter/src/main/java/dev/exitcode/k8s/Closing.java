package dev.exitcode.k8s;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether something goes on, for those who wait in between. Thread-safe. */
final class Closing {
  private final CountDownLatch closed = new CountDownLatch(1);

  void close() {
    closed.countDown();
  }

  boolean isClosed() {
    return isClosedWithin(Duration.ZERO);
  }

  /** Waits for so long, or until it is closed; to be interrupted is to be closed. */
  boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
