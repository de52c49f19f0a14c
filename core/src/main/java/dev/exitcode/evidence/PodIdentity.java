package dev.exitcode.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a pod is: {@code metadata} without its deletion. Owners: the controller first. */
public record PodIdentity(
    @Nullable String namespace,
    @Nullable String name,
    @Nullable String uid,
    @Nullable Instant createdAt,
    List<Owner> owners,
    Map<String, String> labels,
    Map<String, String> annotations) {
  static final PodIdentity NONE =
      new PodIdentity(null, null, null, null, List.of(), Map.of(), Map.of());

  /** Copies lists and maps. */
  public PodIdentity {
    createdAt = Absent.time(createdAt);
    owners = Absent.list(owners);
    labels = Absent.map(labels);
    annotations = Absent.map(annotations);
  }

  /** A pod known by name only. */
  public static PodIdentity named(@Nullable String namespace, @Nullable String name) {
    return new PodIdentity(namespace, name, null, null, List.of(), Map.of(), Map.of());
  }

  /** An owner reference. */
  public record Owner(String kind, String name) {}
}
