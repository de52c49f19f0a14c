package dev.exitcode.demo.cluster;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of one object.
 *
 * @param version of the whole store, after it
 * @param before null where there was none
 * @param now as it is, or as it last was
 * @param deleted whether it is gone
 */
record Change(
    long version, Resource resource, @Nullable Stored before, Stored now, boolean deleted) {

  /** The word for it to somebody who sees the selected objects only; empty where it is none. */
  String type(Predicate<Stored> selected) {
    boolean seen = before != null && selected.test(before);
    boolean sees = !deleted && selected.test(now);
    if (sees) {
      return seen ? "MODIFIED" : "ADDED";
    }
    return seen ? "DELETED" : "";
  }
}
