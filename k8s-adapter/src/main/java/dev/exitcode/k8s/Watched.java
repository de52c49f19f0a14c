package dev.exitcode.k8s;

import dev.exitcode.k8s.Marks.Mark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What is known of a cluster's pods, and the marks of those that were not seen yet since they were
 * read. Thread-safe.
 */
final class Watched {
  private final KnownPods pods = new KnownPods();
  private final ConcurrentMap<String, Map<String, Mark>> unseen = new ConcurrentHashMap<>();
  private volatile boolean everSynced;

  KnownPods pods() {
    return pods;
  }

  boolean everSynced() {
    return everSynced;
  }

  void begin(Marks marks) {
    everSynced = marks.everSynced();
    for (Map.Entry<Marks.Key, Mark> mark : marks.marks().entrySet()) {
      unseen
          .computeIfAbsent(mark.getKey().uid(), uid -> new HashMap<>())
          .put(mark.getKey().container(), mark.getValue());
    }
  }

  /** What was told of a pod that is seen for the first time. */
  KnownLevels told(String uid) {
    Map<String, Mark> marks = unseen.remove(uid);
    return marks == null ? KnownLevels.NOTHING : KnownLevels.of(marks);
  }

  /** The uids of pods that have marks and were in no list. */
  List<String> takeUnseen() {
    List<String> uids = List.copyOf(unseen.keySet());
    unseen.clear();
    return uids;
  }
}
