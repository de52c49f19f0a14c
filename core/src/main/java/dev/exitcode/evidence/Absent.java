package dev.exitcode.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies for compact constructors: a list or map that JSON left out is an empty one. */
final class Absent {
  private Absent() {}

  static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  static <V> Map<String, V> map(@Nullable Map<String, V> given) {
    return given == null ? Map.of() : Map.copyOf(given);
  }
}
