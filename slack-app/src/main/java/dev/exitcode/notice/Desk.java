package dev.exitcode.notice;

import dev.exitcode.store.Store;
import dev.exitcode.store.StoreException;
import dev.exitcode.store.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides and stores, one thing after another, several in one transaction where they come fast.
 * What cannot be stored is kept and done again until it can: nothing is dropped while the process
 * lives.
 */
final class Desk implements AutoCloseable {
  /** Who delivers waits for a transaction's end. */
  private static final int AT_ONCE = 50;

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LAST_WORK = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Store store;
  private final Book book;
  private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private final List<Task> batch = new ArrayList<>();
  private long reviewed = System.nanoTime() - TICK.toNanos();
  private boolean current;
  private volatile @Nullable String trouble;
  private volatile boolean closing;

  /** Something to decide. It may be done again from the start, where it could not be stored. */
  interface Task {
    /** Decides; everything it changes it changes in this transaction and in the book. */
    void decide(Tx tx);

    /** It is on the disk. */
    default void stored() {}

    /** What to decide instead where this cannot be decided on or stored; null: nothing. */
    default @Nullable Task plainly() {
      return null;
    }
  }

  /** What is known in memory besides the store. */
  interface Book {
    /** Forgets all and reads it anew: what was decided last was not stored. */
    void reload();

    /**
     * Looks whether this replica may decide; first in every transaction.
     *
     * @throws Term.Over where it may not
     */
    default void check(Tx tx) {}

    /** It may not any more: nothing more is asked of this. */
    default void over() {}

    /** What time brings; about once a second. */
    void review(Tx tx);

    /** Writes what was decided, where that was not done yet; last in every transaction. */
    void write(Tx tx);

    /** All of it is on the disk. */
    void stored();
  }

  Desk(String name, Store store, Book book) {
    this.store = store;
    this.book = book;
    this.thread = Thread.ofPlatform().name("notices-" + name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void add(Task task) {
    queue.add(task);
  }

  /** Why nothing can be stored now, in a sentence; null: it can. */
  @Nullable String trouble() {
    return trouble;
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty() || !batch.isEmpty()) {
        decide();
      }
    } catch (Term.Over e) {
      LOG.warn("{}", e.getMessage());
      book.over();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void decide() throws InterruptedException {
    try {
      round();
    } catch (Term.Over e) {
      throw e;
    } catch (StoreException e) {
      waitFor(e.getMessage(), e);
    } catch (RuntimeException e) {
      waitFor("Something that is stored cannot be worked with; the log says more.", e);
    }
  }

  /** What was decided in a round that could not be stored is not so: the book is read anew. */
  private void round() throws InterruptedException {
    if (!current) {
      book.reload();
    }
    fill();
    long now = System.nanoTime();
    boolean due = now - reviewed >= TICK.toNanos();
    current = false;
    work(due);
    current = true;
    reviewed = due ? now : reviewed;
  }

  private void fill() throws InterruptedException {
    if (batch.isEmpty()) {
      Task first = queue.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch, AT_ONCE - 1);
      }
    }
  }

  private void work(boolean due) {
    try {
      store.run(
          tx -> {
            book.check(tx);
            batch.forEach(task -> task.decide(tx));
            if (due) {
              book.review(tx);
            }
            book.write(tx);
          });
    } catch (RuntimeException e) {
      passOn(e);
      oneByOne(e);
    }
    done();
  }

  /** What keeps all from being decided on; not what one thing is at fault for. */
  private static void passOn(RuntimeException e) {
    boolean unfit = e instanceof StoreException s && s.trouble() == StoreException.Trouble.UNFIT;
    if (e instanceof Term.Over || (e instanceof StoreException && !unfit)) {
      throw e;
    }
  }

  /** One that fails by a mistake of ours takes no other with it. */
  private void oneByOne(RuntimeException mistake) {
    LOG.atError().setCause(mistake).log("What was seen could not be decided on; tried one by one.");
    book.reload();
    batch.removeIf(task -> !isDoneSomehow(task));
  }

  private boolean isDoneSomehow(Task task) {
    for (Task next = task; next != null; next = next.plainly()) {
      if (isDone(next)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDone(Task task) {
    try {
      store.run(
          tx -> {
            book.check(tx);
            task.decide(tx);
            book.write(tx);
          });
      return true;
    } catch (RuntimeException e) {
      passOn(e);
      book.reload();
      LOG.atError().setCause(e).log("Something seen could not be decided on.");
      return false;
    }
  }

  private void done() {
    trouble = null;
    book.stored();
    batch.forEach(Task::stored);
    batch.clear();
  }

  /** Waits a little also while it is left: the store may be back before that is over. */
  private void waitFor(@Nullable String what, RuntimeException why) throws InterruptedException {
    if (trouble == null) {
      LOG.atWarn()
          .setCause(why)
          .log("Nothing can be decided on, and nothing new is told: {}", what);
    }
    trouble = what;
    Notices.pause(TICK);
  }

  /** Stores what came in; what cannot be is seen again after the next start. */
  @Override
  public void close() {
    closing = true;
    try {
      if (!thread.join(LAST_WORK)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
