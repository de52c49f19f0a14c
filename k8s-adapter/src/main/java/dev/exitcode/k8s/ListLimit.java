package dev.exitcode.k8s;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lists cost a server more than all the rest: no more than four in any such time. */
final class ListLimit {
  private static final int MOST = 4;

  private final long span;
  private final Deque<Long> begun = new ArrayDeque<>();

  ListLimit(Duration span) {
    this.span = span.toNanos();
  }

  /** How long the next one has to wait; zero: it may begin, and is taken to have begun. */
  Duration begin(long now) {
    if (begun.size() == MOST && now - begun.getFirst() < span) {
      return Duration.ofNanos(span - (now - begun.getFirst()));
    }
    if (begun.size() == MOST) {
      begun.removeFirst();
    }
    begun.addLast(now);
    return Duration.ZERO;
  }
}
