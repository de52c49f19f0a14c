package dev.exitcode.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps what has to wait until all that came before it is done. Crashes are looked into at the same
 * time and are done in any order; that a list was dealt with may be noted only when all crashes it
 * showed are. Thread-safe.
 */
final class Order {
  private final TreeSet<Long> open = new TreeSet<>();
  private final TreeMap<Long, Runnable> waiting = new TreeMap<>();
  private long last;

  /** The next one has come and is not done. */
  synchronized long begin() {
    open.add(++last);
    return last;
  }

  /** This one is done; what waited for it and nothing else happens now. */
  void done(long number) {
    List<Runnable> due;
    synchronized (this) {
      open.remove(number);
      due = due();
    }
    due.forEach(Runnable::run);
  }

  /** Happens once all that began before it is done, which may be at once. */
  void afterAll(Runnable action) {
    List<Runnable> due;
    synchronized (this) {
      waiting.put(++last, action);
      due = due();
    }
    due.forEach(Runnable::run);
  }

  private List<Runnable> due() {
    List<Runnable> due = new ArrayList<>();
    while (!waiting.isEmpty() && (open.isEmpty() || waiting.firstKey() < open.first())) {
      due.add(waiting.pollFirstEntry().getValue());
    }
    return due;
  }
}
