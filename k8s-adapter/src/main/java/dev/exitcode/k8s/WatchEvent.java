package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity.Owner;
import dev.exitcode.k8s.Marks.Mark;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a watch tells. One at a time for each cluster, and what concerns one pod in its order;
 * whoever is told may take as long as it needs. What it throws at is told again later, and holds up
 * nothing but what concerns the same pod.
 */
public sealed interface WatchEvent {
  /** What was found of a container or pod. */
  enum What {
    /** A container ended, once or several times. */
    ENDED,
    /** A container waits for what does not come by itself. */
    WAITING,
    /** The pod as a whole was ended or refused. */
    POD_FAILED
  }

  /** How it was found. */
  enum How {
    /** While it happened. */
    LIVE,
    /** By a list, after a time in which nothing was seen. */
    CAUGHT_UP,
    /** By the first list ever: it may be days old. */
    OLD
  }

  /**
   * A container ended or got stuck. Its mark is to be kept together with what is decided on it.
   *
   * @param workload who the pod belongs to; the pod itself where nobody owns it
   * @param deleting whether the pod is being deleted
   * @param now the mark to keep
   * @param times how many ends it stands for; only the last one has details
   * @param endedAt when the last one ended; null where that is not known or nothing ended
   */
  record Sighting(
      PodRef pod,
      Owner workload,
      @Nullable String node,
      boolean deleting,
      Marks.Key key,
      What what,
      Mark now,
      int times,
      @Nullable Instant endedAt,
      Instant seenAt,
      How how)
      implements WatchEvent {

    /** The exit code of the last end; null where nothing ended. */
    public @Nullable Long exitCode() {
      End end = what == What.ENDED ? Level.of(now).last() : null;
      return end == null ? null : (long) end.exitCode();
    }

    /** What it waits for, as kubelet names it; null where it does not. */
    public @Nullable String waitingReason() {
      return what == What.WAITING ? Level.of(now).stuck() : null;
    }
  }

  /**
   * Nothing to tell, and marks to keep: ends that were history when the first list was read,
   * counters that fell, containers that came unstuck.
   */
  record Passed(Map<Marks.Key, Mark> marks) implements WatchEvent {
    /** Copies the map. */
    public Passed {
      marks = Map.copyOf(marks);
    }
  }

  /** A pod that has marks is no more: they can go. */
  record Gone(String uid) implements WatchEvent {}

  /** A list was read and what it showed was told. */
  record Synced(Instant at) implements WatchEvent {}
}
