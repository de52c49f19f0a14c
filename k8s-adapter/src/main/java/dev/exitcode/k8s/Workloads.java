package dev.exitcode.k8s;

import dev.exitcode.evidence.PodIdentity;
import dev.exitcode.evidence.PodIdentity.Owner;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a person would say that pods belong to. For one thread at a time. */
final class Workloads {
  private static final Owners OWNERS = new Owners(List.of());

  private final Once once;

  Workloads(Once once) {
    this.once = once;
  }

  /** What lies between a pod and the name that people know. */
  private record Below(String kind, String name, @Nullable String templateHash) {}

  /** Null where nobody owns it; a static pod belongs to its node and to nobody. */
  @Nullable Owner of(PodNow pod) {
    String kind = pod.ownerKind;
    String name = pod.ownerName;
    if (kind == null || name == null || kind.equals("Node")) {
      return null;
    }
    Below below = new Below(kind, name, pod.templateHash);
    return once.of(below, () -> top(below));
  }

  private Owner top(Below below) {
    Map<String, String> labels =
        below.templateHash == null ? Map.of() : Map.of("pod-template-hash", below.templateHash);
    List<Owner> direct = List.of(new Owner(below.kind, below.name));
    PodIdentity identity = new PodIdentity(null, null, null, null, direct, labels, Map.of());
    Owner top = OWNERS.above(identity).getLast();
    return once.of(top, () -> top);
  }
}
