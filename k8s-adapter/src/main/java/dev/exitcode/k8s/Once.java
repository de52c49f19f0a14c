package dev.exitcode.k8s;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives equal things back as one, so that a thousand pods of a node share its name. Forgets what
 * was not asked for in a long while: names come and go for as long as a cluster lives. For one
 * thread at a time.
 */
final class Once {
  private static final int MOST = 20_000;

  private Map<Object, Object> young = new HashMap<>();
  private Map<Object, Object> old = Map.of();

  String of(String text) {
    return of(text, () -> text);
  }

  /** What was made of an equal key. */
  @SuppressWarnings("unchecked")
  <T> T of(Object key, Supplier<T> made) {
    Object known = young.get(key);
    if (known == null) {
      known = old.get(key);
      if (young.size() >= MOST) {
        old = young;
        young = new HashMap<>();
      }
      known = known == null ? made.get() : known;
      young.put(key, known);
    }
    return (T) known;
  }
}
