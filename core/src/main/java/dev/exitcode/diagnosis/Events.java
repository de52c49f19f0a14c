package dev.exitcode.diagnosis;

import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.PodIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which events of a case count for a scene. For one thread. */
final class Events {
  /** What an event is about that concerns a pod or, outside Kubernetes, a container. */
  private static final Set<String> OURS = Set.of("Pod", "Container");

  private final Scene scene;
  private @Nullable List<EventFacts> own;

  Events(Scene scene) {
    this.scene = scene;
  }

  /** Those about the scene's container, or about no container of its pod in particular. */
  List<EventFacts> own() {
    List<EventFacts> mine = own;
    if (mine == null) {
      mine = new ArrayList<>(scene.file().events().size());
      for (EventFacts event : scene.file().events()) {
        if (isOfPod(event) && isOfContainer(event.regarding().container())) {
          mine.add(event);
        }
      }
      own = mine;
    }
    return mine;
  }

  /** Whether it is about the scene's pod or any container of it, as far as the input tells. */
  boolean isOfPod(EventFacts event) {
    Regarding about = event.regarding();
    PodIdentity pod = scene.pod().identity();
    return (about.kind() == null || OURS.contains(about.kind()))
        && agree(about.name(), pod.name())
        && agree(about.namespace(), pod.namespace())
        && agree(about.uid(), pod.uid());
  }

  private boolean isOfContainer(@Nullable String about) {
    return about == null || (scene.container() != null && agree(about, scene.name()));
  }

  /** The newest of the scene's own that is such a one, or null. */
  @Nullable EventFacts newest(Predicate<EventFacts> such) {
    EventFacts newest = null;
    for (EventFacts event : own()) {
      if (such.test(event)) {
        newest = Timing.later(newest, event);
      }
    }
    return newest;
  }

  /** The newest of the scene's own of this reason, or null. */
  @Nullable EventFacts newest(String reason) {
    return newest(event -> event.reason().equals(reason));
  }

  /** The newest error of making or starting the container that says one of these, or null. */
  @Nullable EventFacts failed(PlatformWords words) {
    return newest(
        event ->
            event.reason().equals("Failed")
                && event.message().startsWith("Error: ")
                && words.in(event.message()) != null);
  }

  /** The newest of this reason whose message holds the words and that can explain the end. */
  @Nullable EventFacts explaining(String reason, String words) {
    EventFacts newest = null;
    for (EventFacts event : own()) {
      if (event.reason().equals(reason)
          && event.message().contains(words)
          && scene.timing().explains(event)) {
        newest = Timing.later(newest, event);
      }
    }
    return newest;
  }

  /** Those about the pod's node, of this reason, within a minute of the end. */
  List<EventFacts> ofNodeAtTheEnd(String reason) {
    List<EventFacts> found = new ArrayList<>(2);
    for (EventFacts event : scene.file().events()) {
      if (isOfNode(event, reason) && scene.timing().isWithinAMinute(event)) {
        found.add(event);
      }
    }
    return found;
  }

  /** The newest of this reason about the pod's node, whenever, or null. */
  @Nullable EventFacts ofNode(String reason) {
    EventFacts newest = null;
    for (EventFacts event : scene.file().events()) {
      if (isOfNode(event, reason)) {
        newest = Timing.later(newest, event);
      }
    }
    return newest;
  }

  private boolean isOfNode(EventFacts event, String reason) {
    return event.reason().equals(reason)
        && "Node".equals(event.regarding().kind())
        && agree(event.regarding().name(), scene.pod().spec().node());
  }

  private static boolean agree(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }
}
