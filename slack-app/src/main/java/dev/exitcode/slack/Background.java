package dev.exitcode.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that follows an acknowledgement: on virtual threads, a bounded number at a time. */
final class Background implements AutoCloseable {
  static final int MOST_AT_ONCE = 256;

  private static final Logger log = LoggerFactory.getLogger(Background.class);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(9);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final AtomicLong dropped = new AtomicLong();

  /** Something that calls Slack. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, SlackApiException;
  }

  /**
   * Runs work soon, and returns at once in any case, since an acknowledgement is waiting. A failure
   * goes to {@code failed}, on the work's thread. Work for which there is no room is dropped: that
   * is logged, but telling users of it would be more of the work there is no room for.
   */
  void run(Work work, Consumer<Failure> failed) {
    boolean _ = takes(work, failed);
  }

  /** As {@link #run}; whether there was room for it. */
  boolean takes(Work work, Consumer<Failure> failed) {
    if (!room.tryAcquire()) {
      drop("too much at once");
      return false;
    }
    try {
      threads.execute(() -> runAndFree(work, failed));
      return true;
    } catch (RejectedExecutionException e) {
      room.release();
      drop("the bot is stopping");
      return false;
    }
  }

  /** A flood is logged at its 1st, 2nd, 4th, 8th... click. */
  private void drop(String reason) {
    long count = dropped.incrementAndGet();
    if (Long.bitCount(count) == 1) {
      log.warn("Did not act on a click: {} ({} dropped since the start).", reason, count);
    }
  }

  long dropped() {
    return dropped.get();
  }

  int room() {
    return room.availablePermits();
  }

  private void runAndFree(Work work, Consumer<Failure> failed) {
    try {
      work.run();
    } catch (IOException | SlackApiException | RuntimeException e) {
      failed.accept(Failure.of(e));
    } finally {
      room.release();
    }
  }

  /** Takes nothing new and waits for what runs. */
  @Override
  public void close() {
    Threads.drain(threads, LONGEST_DRAIN);
  }
}
