package dev.exitcode.demo.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything the cluster holds, under one version that grows with every change, as in etcd. Safe
 * for use by many threads.
 */
final class ObjectStore {
  private static final long FIRST = 1_000;

  private final Map<String, List<Stored>> byResource = new HashMap<>();
  private long version = FIRST;

  /**
   * Part of a list.
   *
   * @param left how many objects stand behind it
   * @param version of the whole store
   */
  record Page(List<Stored> items, int left, long version) {}

  /**
   * Where a list begins and ends.
   *
   * @param namespace empty for all
   * @param after the key of the last object that was given out; empty for none
   * @param limit 0 for no limit
   */
  record Range(String namespace, String after, int limit) {}

  /** Adds an object, or puts it in the place of the one of its name; it is made for its version. */
  synchronized void put(Resource resource, LongFunction<Stored> made) {
    Stored object = made.apply(++version);
    List<Stored> sorted = byResource.computeIfAbsent(resource.name(), n -> new ArrayList<>());
    int at = firstFrom(sorted, object.key());
    if (at < sorted.size() && sorted.get(at).key().equals(object.key())) {
      sorted.set(at, object);
    } else {
      sorted.add(at, object);
    }
  }

  synchronized @Nullable Stored get(Resource resource, String namespace, String name) {
    List<Stored> sorted = all(resource);
    String key = namespace + "/" + name;
    int at = firstFrom(sorted, key);
    return at < sorted.size() && sorted.get(at).key().equals(key) ? sorted.get(at) : null;
  }

  /** The selected objects of a range, in the order of their keys. */
  synchronized Page list(Resource resource, Range range, Predicate<Stored> selected) {
    List<Stored> sorted = all(resource);
    String namespace = range.namespace();
    // '0' follows '/', which ends the namespace in a key
    int end = namespace.isEmpty() ? sorted.size() : firstFrom(sorted, namespace + "0");
    int at = firstFrom(sorted, range.after().isEmpty() ? start(namespace) : range.after() + "\0");
    int limit = range.limit() == 0 ? Integer.MAX_VALUE : range.limit();
    List<Stored> items = new ArrayList<>(Math.min(limit, Math.max(0, end - at)));
    for (; at < end && items.size() < limit; at++) {
      if (selected.test(sorted.get(at))) {
        items.add(sorted.get(at));
      }
    }
    return new Page(items, Math.max(0, end - at), version);
  }

  private static String start(String namespace) {
    return namespace.isEmpty() ? "" : namespace + "/";
  }

  private List<Stored> all(Resource resource) {
    return byResource.getOrDefault(resource.name(), List.of());
  }

  /** The place of the first whose key is not before this one. */
  private static int firstFrom(List<Stored> sorted, String key) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).key().compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
