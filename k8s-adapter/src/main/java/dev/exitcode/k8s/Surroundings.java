package dev.exitcode.k8s;

import dev.exitcode.evidence.EventFacts;
import dev.exitcode.evidence.EventFacts.Regarding;
import dev.exitcode.evidence.PodFacts;
import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the events that may explain a pod from those that are about something else. */
final class Surroundings {
  private final PodFacts pod;
  private final @Nullable String node;
  private final Set<String> others = new HashSet<>();

  /** Around a pod that runs on this node. */
  Surroundings(PodFacts pod, @Nullable String node) {
    this.pod = pod;
    this.node = node;
  }

  Surroundings with(List<Owner> owners, List<PodFacts> siblings) {
    owners.forEach(owner -> others.add(owner.kind() + "/" + owner.name()));
    for (PodFacts sibling : siblings) {
      others.add(sibling.identity().namespace() + "/Pod/" + sibling.identity().name());
    }
    for (var volume : pod.spec().volumes()) {
      if (volume.type().equals("persistentVolumeClaim")) {
        others.add("PersistentVolumeClaim/" + volume.source());
      }
    }
    return this;
  }

  List<EventFacts> among(List<EventFacts> events) {
    return events.stream().filter(event -> holds(event.regarding())).toList();
  }

  /** An event that does not say what it is about was put beside the pod by somebody. */
  private boolean holds(Regarding about) {
    String name = about.name();
    String kind = about.kind() == null ? "Pod" : about.kind();
    if (name == null) {
      return true;
    }
    return switch (kind) {
      case "Pod" -> isPod(about) || others.contains(about.namespace() + "/Pod/" + name);
      case "Node" -> name.equals(node);
      default -> others.contains(kind + "/" + name) && isNear(about);
    };
  }

  private boolean isPod(Regarding about) {
    PodIdentity identity = pod.identity();
    return isNear(about)
        && about.name() != null
        && about.name().equals(identity.name())
        && isInstance(about, identity);
  }

  /**
   * A pod of a StatefulSet comes back under its old name. The events of a static pod have a uid of
   * their own.
   */
  private static boolean isInstance(Regarding about, PodIdentity identity) {
    return about.uid() == null
        || identity.uid() == null
        || about.uid().equals(identity.uid())
        || identity.annotations().containsKey("kubernetes.io/config.mirror");
  }

  private boolean isNear(Regarding about) {
    return Owners.fits(about.namespace(), pod.identity().namespace());
  }
}
