package dev.exitcode.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Work that follows an acknowledgement: on virtual threads, a bounded number at a time. */
final class Background implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(9);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  /** Something that calls Slack. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException, SlackApiException;
  }

  /** Runs work soon; a failure goes to {@code failed}, never further. */
  void run(Work work, Consumer<Failure> failed) {
    if (!room.tryAcquire()) {
      failed.accept(new Failure("too much at once", null));
      return;
    }
    try {
      threads.execute(() -> runAndFree(work, failed));
    } catch (RejectedExecutionException e) {
      room.release();
      failed.accept(new Failure("the bot is stopping", null));
    }
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
