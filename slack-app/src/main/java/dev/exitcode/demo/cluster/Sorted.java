package dev.exitcode.demo.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Objects of one resource in the order of their keys; for one thread at a time. */
final class Sorted {
  private final List<Stored> objects;

  private Sorted(List<Stored> objects) {
    this.objects = objects;
  }

  Sorted() {
    this(new ArrayList<>());
  }

  /** The same objects, whatever becomes of this. */
  Sorted copy() {
    return new Sorted(List.copyOf(objects));
  }

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
   * @param version of the store when the list began; 0 for now
   * @param limit 0 for no limit
   */
  record Range(String namespace, String after, long version, int limit) {}

  @Nullable Stored get(String key) {
    int at = firstFrom(key);
    return has(key, at) ? objects.get(at) : null;
  }

  /** Puts an object in its place; gives the one that was there. */
  @Nullable Stored put(Stored object) {
    int at = firstFrom(object.key());
    if (has(object.key(), at)) {
      return objects.set(at, object);
    }
    objects.add(at, object);
    return null;
  }

  void remove(String key) {
    int at = firstFrom(key);
    if (has(key, at)) {
      Stored _ = objects.remove(at);
    }
  }

  /** The selected objects of a range. */
  Page page(Range range, Predicate<Stored> selected, long version) {
    String namespace = range.namespace();
    // '0' follows '/', which ends the namespace in a key
    int end = namespace.isEmpty() ? objects.size() : firstFrom(namespace + "0");
    int at = firstFrom(range.after().isEmpty() ? start(namespace) : range.after() + "\0");
    int limit = range.limit() == 0 ? Integer.MAX_VALUE : range.limit();
    List<Stored> items = new ArrayList<>(Math.min(limit, Math.max(0, end - at)));
    for (; at < end && items.size() < limit; at++) {
      if (selected.test(objects.get(at))) {
        items.add(objects.get(at));
      }
    }
    return new Page(items, Math.max(0, end - at), version);
  }

  private static String start(String namespace) {
    return namespace.isEmpty() ? "" : namespace + "/";
  }

  private boolean has(String key, int at) {
    return at < objects.size() && objects.get(at).key().equals(key);
  }

  /** The place of the first whose key is not before this one. */
  private int firstFrom(String key) {
    int low = 0;
    int high = objects.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (objects.get(middle).key().compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
