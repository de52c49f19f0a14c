package dev.exitcode.diagnosis;

import dev.exitcode.evidence.ContainerFacts;
import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.PodIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which events of a case count for a scene, and the newest of them. */
final class Events {
  /** Clocks and event times are whole seconds, and status follows a little later. */
  private static final int SLACK_SECONDS = 5;

  private Events() {}

  /** Whether it is about the scene's container, or about no container of the pod in particular. */
  static boolean concerns(Scene scene, EventFacts event) {
    ContainerFacts container = scene.container();
    String about = event.regarding().container();
    return isOfPod(scene, event)
        && (about == null || (container != null && agree(about, container.name())));
  }

  /** Whether it is about the scene's pod or any container of it, as far as the input tells. */
  static boolean isOfPod(Scene scene, EventFacts event) {
    Regarding about = event.regarding();
    PodIdentity pod = scene.pod().identity();
    return agree(about.kind(), "Pod")
        && agree(about.name(), pod.name())
        && agree(about.namespace(), pod.namespace())
        && agree(about.uid(), pod.uid());
  }

  /** Whether it is about the node of the scene's pod. */
  static boolean isOfNode(Scene scene, EventFacts event) {
    return "Node".equals(event.regarding().kind())
        && agree(event.regarding().name(), scene.pod().spec().node());
  }

  /** The newest event of this reason that concerns the scene, or null. */
  static @Nullable EventFacts newest(Scene scene, String reason) {
    EventFacts newest = null;
    for (EventFacts event : scene.file().events()) {
      if (event.reason().equals(reason) && concerns(scene, event)) {
        newest = later(newest, event);
      }
    }
    return newest;
  }

  /** The newest event of this reason about the pod's node, or null. */
  static @Nullable EventFacts ofNode(Scene scene, String reason) {
    EventFacts newest = null;
    for (EventFacts event : scene.file().events()) {
      if (event.reason().equals(reason) && isOfNode(scene, event)) {
        newest = later(newest, event);
      }
    }
    return newest;
  }

  /** The later of two; the second where the times do not tell. */
  static EventFacts later(@Nullable EventFacts one, EventFacts other) {
    return one != null && isAfter(one.last(), other.last()) ? one : other;
  }

  /** Whether an act at a time, null unknown, may explain an end at a time, null unknown. */
  static boolean mayExplain(@Nullable Instant act, @Nullable Instant end) {
    return !isLaterBy(act, end, SLACK_SECONDS);
  }

  /** Whether both times are known and the one is later than the other by more than this. */
  static boolean isLaterBy(@Nullable Instant one, @Nullable Instant other, long seconds) {
    return one != null && other != null && one.getEpochSecond() - other.getEpochSecond() > seconds;
  }

  /** Whether both times are known and not further apart than this. */
  static boolean near(@Nullable Instant one, @Nullable Instant other, long seconds) {
    return one != null
        && other != null
        && Math.abs(one.getEpochSecond() - other.getEpochSecond()) <= seconds;
  }

  /** Whether both times are known and the one is after the other. */
  static boolean isAfter(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && one.isAfter(other);
  }

  private static boolean agree(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }
}
