package dev.exitcode.notice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Lets what concerns one thing happen one after the other, and what concerns others beside it. The
 * mark of a later crash says that the ones before it were dealt with: so they have to be. Safe for
 * many threads.
 */
final class Turns<K> {
  private final Map<K, Turn> last = new ConcurrentHashMap<>();

  /** The next turn, in the order in which they are taken; each has to be closed. */
  Turn take(K key) {
    Turn turn = new Turn(key);
    turn.before = last.put(key, turn);
    return turn;
  }

  /** One of several of the same thing. */
  final class Turn implements AutoCloseable {
    private final K key;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Turn before;

    private Turn(K key) {
      this.key = key;
    }

    /** Waits until the one before is over. */
    void await() throws InterruptedException {
      Turn earlier = before;
      if (earlier != null) {
        earlier.over.await();
        before = null;
      }
    }

    /** Lets the next one begin; does nothing where it has. */
    void end() {
      boolean _ = last.remove(key, this);
      over.countDown();
    }

    @Override
    public void close() {
      end();
    }
  }
}
