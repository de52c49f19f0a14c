package dev.exitcode.k8s;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leases as they were seen, and since when each stayed as it is. Whether one ran out is told by how
 * long nobody renewed it before our eyes: clocks of other machines say nothing. Thread-safe.
 */
final class SeenLeases {
  private static final long DURATION = Duration.ofSeconds(Lease.SECONDS).toNanos();

  private final Map<String, Seen> all = new HashMap<>();

  /** One lease, and since when it is there; times are of the clock that nobody sets. */
  private record Seen(Lease lease, long changed, long first) {}

  synchronized void see(List<Lease> now, long at) {
    Map<String, Seen> before = Map.copyOf(all);
    all.clear();
    for (Lease lease : now) {
      Seen known = before.get(lease.name());
      all.put(lease.name(), seen(known, lease, at));
    }
  }

  /** What was written is seen, too. */
  synchronized void see(Lease lease, long at) {
    all.put(lease.name(), seen(all.get(lease.name()), lease, at));
  }

  private static Seen seen(@Nullable Seen known, Lease lease, long at) {
    if (known == null) {
      return new Seen(lease, at, at);
    }
    boolean back = at - known.changed() >= DURATION;
    return known.lease().equals(lease) ? known : new Seen(lease, at, back ? at : known.first());
  }

  synchronized Lease get(String name, boolean member) {
    Seen seen = all.get(name);
    return seen == null ? Lease.missing(name, member) : seen.lease();
  }

  /** Whether anybody may take it. */
  synchronized boolean isFree(String name, long at) {
    Seen seen = all.get(name);
    return seen == null || seen.lease().holder().isEmpty() || at - seen.changed() >= DURATION;
  }

  /** Replicas that are known to live, and for how long they are known in nanoseconds. */
  synchronized Map<String, Long> members(long at) {
    Map<String, Long> members = new HashMap<>();
    all.forEach(
        (name, seen) -> {
          if (seen.lease().member() && !isFree(name, at)) {
            members.put(seen.lease().holder(), at - seen.first());
          }
        });
    return members;
  }

  /** Leases of replicas that are no more, for so long that nobody asks for them. */
  synchronized List<Lease> remains(long at) {
    return all.values().stream()
        .filter(seen -> seen.lease().member() && at - seen.changed() >= 20 * DURATION)
        .map(Seen::lease)
        .toList();
  }
}
