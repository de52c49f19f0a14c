package dev.exitcode.k8s;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Containers that hang, and may yet come by themselves. Thread-safe. */
final class Settling {
  private final WatchPace pace;
  private final ConcurrentMap<Marks.Key, Hanging> hanging = new ConcurrentHashMap<>();

  Settling(WatchPace pace) {
    this.pace = pace;
  }

  /** Since when a container of a pod hangs in what. */
  record Hanging(String namespace, String pod, Marks.Key key, String reason, long since) {}

  boolean isEmpty() {
    return hanging.isEmpty();
  }

  void over(Marks.Key key) {
    hanging.remove(key);
  }

  /** Another reason does not make it hang for less long. */
  void add(Look look, String container, String reason, long now) {
    hanging.compute(
        look.key(container),
        (key, known) ->
            new Hanging(
                look.namespace(),
                look.pod().name(),
                key,
                reason,
                known == null ? now : known.since));
  }

  /** Those that have hung for long enough; they are taken out. */
  List<Hanging> due(long now) {
    List<Hanging> due = new ArrayList<>();
    for (Iterator<Hanging> all = hanging.values().iterator(); all.hasNext(); ) {
      Hanging next = all.next();
      if (now - next.since >= pace.untilTold(next.reason).toNanos()) {
        due.add(next);
        all.remove();
      }
    }
    return due;
  }

  /** Whether a pod that a list shows was there for so long that its containers settled. */
  boolean isSettled(String reason, long createdSeconds, long nowSeconds) {
    return createdSeconds != End.UNKNOWN
        && nowSeconds - createdSeconds >= pace.untilTold(reason).toSeconds();
  }
}
