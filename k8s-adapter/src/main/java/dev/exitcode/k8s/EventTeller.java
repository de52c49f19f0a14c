package dev.exitcode.k8s;

import dev.exitcode.k8s.Look.Change;
import dev.exitcode.k8s.Settling.Hanging;
import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Tells what was seen on a cluster, one thing at a time, and once more what could not be told.
 * Thread-safe.
 */
final class EventTeller {
  private final String cluster;
  private final Times times;
  private final WatchPace pace;
  private final Watched watched;
  private final Settling settling;
  private final RetryQueue queue;
  private final BackOff again;
  private long heldUntil;
  private volatile int held;
  private volatile boolean closed;

  EventTeller(String cluster, Times times, WatchPace pace, Consumer<WatchEvent> listener) {
    this.cluster = cluster;
    this.times = times;
    this.pace = pace;
    watched = new Watched();
    settling = new Settling(pace);
    queue = new RetryQueue(listener);
    again = backOff(pace.first(), pace.most());
  }

  String cluster() {
    return cluster;
  }

  Times times() {
    return times;
  }

  WatchPace pace() {
    return pace;
  }

  BackOff backOff(Duration first, Duration most) {
    return new BackOff(first, most, times, RandomGenerator.getDefault());
  }

  Watched watched() {
    return watched;
  }

  Settling settling() {
    return settling;
  }

  synchronized void tell(List<News> found) {
    found.forEach(this::tell);
  }

  synchronized void tellEvent(WatchEvent event) {
    deliver(event, () -> {});
  }

  private void tell(News found) {
    Sighting sighting = found.sighting();
    String container = sighting.key().container();
    deliver(
        sighting,
        () -> watched.pods().advance(sighting.pod(), container, found.from(), found.to()));
  }

  private void deliver(WatchEvent event, Runnable told) {
    if (!closed) {
      queue.tell(event, told);
      held = queue.held();
    }
  }

  /** Tells what has hung for long enough, and what could not be told before. */
  synchronized void tick() {
    settling.due(times.now()).forEach(this::tellHanging);
    if (!closed && held > 0 && times.now() - heldUntil >= 0) {
      queue.tellHeld();
      held = queue.held();
      heldUntil = times.now() + again.next().toNanos();
    } else if (held == 0) {
      again.succeeded();
    }
  }

  private void tellHanging(Hanging hanging) {
    KnownPod pod = watched.pods().get(hanging.namespace(), hanging.pod());
    if (pod != null && pod.uid().equals(hanging.key().uid())) {
      Look look = new Look(cluster, hanging.namespace(), pod, times.clock().instant(), How.LIVE);
      String container = hanging.key().container();
      tell(look.news(container, Change.stuck(pod.told().level(container), hanging.reason())));
    }
  }

  /** Whether something that concerns a pod could not be told yet. */
  boolean holds(String uid) {
    return held > 0 && isHolding(uid);
  }

  private synchronized boolean isHolding(String uid) {
    return queue.holds(uid);
  }

  /** How many events could not be told yet. */
  int held() {
    return held;
  }

  /** Tells nothing more but what is being told. */
  void close() {
    closed = true;
  }
}
