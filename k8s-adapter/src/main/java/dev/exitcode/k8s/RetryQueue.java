package dev.exitcode.k8s;

import dev.exitcode.k8s.WatchEvent.Gone;
import dev.exitcode.k8s.WatchEvent.Passed;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.Synced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells events to whoever listens. One that it throws at is held and told again later; so is what
 * must not overtake it. For one thread at a time.
 */
final class RetryQueue {
  private final Consumer<WatchEvent> listener;
  private final Map<Object, Held> held = new LinkedHashMap<>();

  RetryQueue(Consumer<WatchEvent> listener) {
    this.listener = listener;
  }

  /** An event and what is to be noted once it was told. */
  private record Held(WatchEvent event, Runnable told) {}

  /**
   * Tells it now, or holds it; a newer sighting of the same takes the place of one that is held.
   */
  void tell(WatchEvent event, Runnable told) {
    Held next = new Held(event, told);
    if (hasToWait(event) || !isTold(next)) {
      held.put(subject(event), next);
    }
  }

  /** Tells again what is held, in its order; stops at nothing. */
  void tellHeld() {
    List<Held> again = List.copyOf(held.values());
    held.clear();
    again.forEach(next -> tell(next.event, next.told));
  }

  int held() {
    return held.size();
  }

  boolean holds(String uid) {
    return held.values().stream().anyMatch(h -> uid.equals(uid(h.event)));
  }

  private boolean isTold(Held next) {
    try {
      listener.accept(next.event);
    } catch (RuntimeException e) {
      return false;
    }
    next.told.run();
    return true;
  }

  private boolean hasToWait(WatchEvent event) {
    return !held.isEmpty() && held.values().stream().anyMatch(h -> isBefore(h.event, event));
  }

  /** What concerns one pod keeps its order, and no list was dealt with while its marks were not. */
  private static boolean isBefore(WatchEvent earlier, WatchEvent later) {
    String uid = uid(later);
    return switch (earlier) {
      case Passed _ -> later instanceof Synced;
      case Sighting _, Gone _ -> uid != null && uid.equals(uid(earlier));
      case Synced _ -> later instanceof Synced;
    };
  }

  private static @Nullable String uid(WatchEvent event) {
    return switch (event) {
      case Sighting sighting -> sighting.key().uid();
      case Gone gone -> gone.uid();
      case Passed _, Synced _ -> null;
    };
  }

  private static Object subject(WatchEvent event) {
    record Of(Marks.Key key, WatchEvent.What what) {}
    return switch (event) {
      case Sighting sighting -> new Of(sighting.key(), sighting.what());
      case Gone _, Passed _, Synced _ -> event;
    };
  }
}
