package dev.exitcode.k8s;

import dev.exitcode.k8s.WatchEvent.How;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One look at a pod. */
record Look(String cluster, String namespace, KnownPod pod, Instant at, How how) {

  /** Something that is to be told, and between which levels it lies. */
  record Change(What what, Level from, Level to, int times, @Nullable Instant endedAt) {
    static Change ended(Level from, Step step) {
      Instant at = step.end() == null ? null : step.end().time();
      return new Change(What.ENDED, from, step.after(), step.times(), at);
    }

    static Change stuck(Level from, String reason) {
      return new Change(What.WAITING, from, from.stuckIn(reason), 1, null);
    }

    static Change failed(Level from, String reason, @Nullable Instant at) {
      return new Change(What.POD_FAILED, from, new Level(1, null, reason), 1, at);
    }
  }

  PodRef ref() {
    return new PodRef(cluster, namespace, pod.name(), pod.uid());
  }

  Marks.Key key(String container) {
    return new Marks.Key(pod.uid(), container);
  }

  News news(String container, Change change) {
    Sighting sighting =
        new Sighting(
            ref(),
            pod.workloadOrSelf(),
            pod.node(),
            pod.deleting(),
            key(container),
            change.what(),
            KnownLevels.mark(container, change.to()),
            change.times(),
            change.endedAt(),
            at,
            how);
    return new News(sighting, change.from(), change.to());
  }
}
