package dev.exitcode.k8s;

import java.util.Map;

/**
 * What was dealt with before: kept by whoever is told of crashes, and read by a watch before its
 * first list.
 *
 * @param everSynced whether a first list was ever told of to its end; if not, all ends that it
 *     shows are old
 * @param marks of what ended or got stuck; what has none is as if it never had
 */
public record Marks(boolean everSynced, Map<Key, Mark> marks) {
  /** Of a cluster that is seen for the first time. */
  public static final Marks NONE = new Marks(false, Map.of());

  /** Copies the map. */
  public Marks {
    marks = Map.copyOf(marks);
  }

  /**
   * Whose mark it is.
   *
   * @param uid the pod's
   * @param container its name; empty: the pod as a whole
   */
  public record Key(String uid, String container) {}

  /**
   * How far it was dealt with.
   *
   * @param ends how many instances of the container had ended by then
   * @param last which was the last, and what it hangs in since, such as {@code
   *     137@2026-11-28T01:02:03Z#1a2b3c4d} or {@code waiting ImagePullBackOff}; a pod's own is its
   *     reason. To be given back as it is; empty: none
   */
  public record Mark(int ends, String last) {}
}
