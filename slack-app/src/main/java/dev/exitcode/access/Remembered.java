package dev.exitcode.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are looked up and kept for a short time. Where a new look fails, the last one counts
 * until it is five minutes old; then there is none. Bounded; safe for many threads.
 */
final class Remembered<K, T> {
  /** After this an answer is looked up anew. */
  static final Duration FRESH = Duration.ofMinutes(1);

  /** After this an answer counts no more, whatever happens. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** How long a failure holds back the next look. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final int MOST = 10_000;

  private final Look<K, T> look;
  private final Clock clock;
  private final Map<K, Looked<T>> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Looked<T>> eldest) {
          return size() > MOST;
        }
      };

  Remembered(Look<K, T> look, Clock clock) {
    this.look = look;
    this.clock = clock;
  }

  /** Looks an answer up. */
  interface Look<K, T> {
    T at(K key) throws IOException;
  }

  /** The answer, or null where there is none young enough; may take as long as a look takes. */
  @Nullable T get(K key) {
    Looked<T> entry = entry(key);
    synchronized (entry) { // those who ask for the same wait for one look
      if (entry.mayLook(clock.instant())) {
        look(key, entry);
      }
      return entry.value(clock.instant());
    }
  }

  /** As {@link #get}, from memory alone; does not wait for a look. */
  @Nullable T known(K key) {
    return entry(key).value(clock.instant());
  }

  private void look(K key, Looked<T> entry) {
    try {
      entry.found = new Found<>(look.at(key), clock.instant());
      entry.failedAt = null;
    } catch (IOException e) {
      entry.failedAt = clock.instant();
    }
  }

  private Looked<T> entry(K key) {
    synchronized (entries) {
      return entries.computeIfAbsent(key, _ -> new Looked<>());
    }
  }

  private record Found<T>(T value, Instant at) {}

  private static final class Looked<T> {
    private volatile @Nullable Found<T> found;
    private @Nullable Instant failedAt;

    boolean mayLook(Instant now) {
      Found<T> last = found;
      boolean fresh = last != null && last.at().plus(FRESH).isAfter(now);
      boolean pausing = failedAt != null && failedAt.plus(PAUSE).isAfter(now);
      return !fresh && !pausing;
    }

    @Nullable T value(Instant now) {
      Found<T> last = found;
      return last == null || !last.at().plus(LONGEST).isAfter(now) ? null : last.value();
    }
  }
}
