package dev.exitcode.demo.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The newest changes, in their order; for one thread at a time. */
final class ChangeLog {
  private static final int KEPT = 20_000;

  private final Deque<Change> changes = new ArrayDeque<>();
  private long forgotten;

  /** A log that knows of nothing up to this version. */
  ChangeLog(long forgotten) {
    this.forgotten = forgotten;
  }

  void add(Change change) {
    changes.addLast(change);
    if (changes.size() > KEPT) {
      forgotten = changes.removeFirst().version();
    }
  }

  /** Forgets everything up to a version, as a compaction does. */
  void forget(long version) {
    changes.removeIf(change -> change.version() <= version);
    forgotten = version;
  }

  /**
   * What came after a version.
   *
   * @throws ApiError where that is forgotten
   */
  List<Change> after(long version) {
    if (version < forgotten) {
      throw ApiError.tooOld(version, forgotten);
    }
    List<Change> newest = new ArrayList<>();
    Iterator<Change> back = changes.descendingIterator();
    while (back.hasNext()) {
      Change change = back.next();
      if (change.version() <= version) {
        break;
      }
      newest.add(change);
    }
    return newest.reversed();
  }
}
