package dev.exitcode.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies for compact constructors: a list or map that JSON left out is an empty one; a time that no
 * clock shows is none.
 */
final class Absent {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Absent() {}

  static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  /** The time, where nobody can overflow by counting from it. */
  static @Nullable Instant time(@Nullable Instant given) {
    return given == null || given.isBefore(FIRST) || given.isAfter(LAST) ? null : given;
  }

  static <V> Map<String, V> map(@Nullable Map<String, V> given) {
    return given == null ? Map.of() : Map.copyOf(given);
  }
}
