package dev.exitcode.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Keeps the process alive until SIGTERM or Ctrl-C, then ends it in order. */
final class Shutdown {
  /** Under the 20 seconds promised, with room for the JVM's own end. */
  private static final Duration LONGEST = Duration.ofSeconds(19);

  private Shutdown() {}

  /** Returns never, unless the thread is interrupted: the JVM ends with 143 or 130. */
  static void untilTold(AutoCloseable running) throws InterruptedException {
    whenTold(running);
    new CountDownLatch(1).await();
  }

  /** Has it closed in order when the process is told to end. */
  static void whenTold(AutoCloseable running) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running), "shutdown"));
  }

  private static void close(AutoCloseable running) {
    Thread closing = Thread.ofPlatform().daemon().start(() -> closeInOrder(running));
    try {
      closing.join(LONGEST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeInOrder(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      throw new IllegalStateException("could not be closed in order", e);
    }
  }
}
