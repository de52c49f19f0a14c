package dev.exitcode.demo.cluster;

import dev.exitcode.demo.cluster.Sorted.Page;
import dev.exitcode.demo.cluster.Sorted.Range;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything the cluster holds, under one version that grows with every change, as in etcd. Safe
 * for use by many threads.
 */
final class ObjectStore {
  private static final long FIRST = 1_000;

  /** How many lists can be read page by page at once. */
  private static final int SNAPSHOTS = 16;

  private final Map<String, Sorted> byResource = new HashMap<>();
  private final Map<String, Sorted> snapshots = new LinkedHashMap<>();
  private final ChangeLog log = new ChangeLog(FIRST);
  private long version = FIRST;
  private long signals;

  /** Adds an object, or puts it in the place of the one of its name; it is made for its version. */
  synchronized void put(Resource resource, LongFunction<Stored> made) {
    put(resource, made.apply(version + 1));
  }

  /** The same, but only where the one of its name is this one; null where it is another. */
  synchronized @Nullable Stored swap(
      Resource resource, @Nullable Stored before, LongFunction<Stored> made) {
    Stored object = made.apply(version + 1);
    if (!Objects.equals(all(resource).get(object.key()), before)) {
      return null;
    }
    put(resource, object);
    return object;
  }

  private void put(Resource resource, Stored object) {
    version++;
    Stored before = all(resource).put(object);
    log.add(new Change(version, resource, before, object, false));
    signal();
  }

  /** Takes an object away, where it is there; the last of it is made for the version of its end. */
  synchronized void remove(Resource resource, String key, LongFunction<Stored> made) {
    Stored before = all(resource).get(key);
    if (before != null) {
      Stored last = made.apply(++version);
      all(resource).remove(key);
      log.add(new Change(version, resource, before, last, true));
      signal();
    }
  }

  synchronized @Nullable Stored get(Resource resource, String namespace, String name) {
    return all(resource).get(namespace + "/" + name);
  }

  /**
   * The selected objects of a range; a list that goes on shows what was when it began.
   *
   * @throws ApiError where that is no longer known
   */
  synchronized Page list(Resource resource, Range range, Predicate<Stored> selected) {
    if (range.version() == 0) {
      Page page = all(resource).page(range, selected, version);
      if (page.left() > 0) {
        keep(resource);
      }
      return page;
    }
    Sorted snapshot = snapshots.get(resource.name() + "@" + range.version());
    if (snapshot == null) {
      throw ApiError.expiredContinue();
    }
    return snapshot.page(range, selected, range.version());
  }

  private void keep(Resource resource) {
    snapshots.computeIfAbsent(resource.name() + "@" + version, _ -> all(resource).copy());
    if (snapshots.size() > SNAPSHOTS) {
      snapshots.remove(snapshots.keySet().iterator().next());
    }
  }

  synchronized long version() {
    return version;
  }

  /**
   * What changed after a version, of all resources.
   *
   * @throws ApiError where that is no longer known
   */
  synchronized List<Change> after(long since) {
    return log.after(since);
  }

  /** Forgets all changes and unfinished lists up to now, as a compaction does. */
  synchronized void compact() {
    log.forget(version);
    snapshots.clear();
  }

  /** Counts versions from an earlier one again, as after a restore from a backup. */
  synchronized void rewind(long to) {
    version = to;
    log.forget(to);
    snapshots.clear();
  }

  /** Wakes all who wait. */
  synchronized void signal() {
    signals++;
    notifyAll();
  }

  /** Waits until there is another signal than the one seen, or for so long; gives the newest. */
  synchronized long await(long seen, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toMillis(); signals == seen && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return signals;
  }

  private Sorted all(Resource resource) {
    return byResource.computeIfAbsent(resource.name(), _ -> new Sorted());
  }
}
