package dev.exitcode.notice;

import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What was found of each kind of crash a moment ago. Thread-safe. */
final class Lately {
  private static final Duration MOMENT = Duration.ofSeconds(10);
  private static final int MOST = 2_000;

  private final LongSupplier nanos;
  private final LinkedHashMap<Kind, Kept> kept = new LinkedHashMap<>();

  private record Kind(Workload workload, String container, What what, @Nullable Long exitCode) {
    static Kind of(Sighting seen) {
      return new Kind(
          Observations.workload(seen), seen.key().container(), seen.what(), seen.exitCode());
    }
  }

  private record Kept(Investigation investigation, long at) {}

  /** Reads time off a clock that never jumps. */
  Lately(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void keep(Sighting seen, Investigation investigation) {
    Kind kind = Kind.of(seen);
    kept.remove(kind);
    kept.put(kind, new Kept(investigation, nanos.getAsLong()));
    if (kept.size() > MOST) {
      kept.pollFirstEntry();
    }
  }

  synchronized @Nullable Investigation of(Sighting seen) {
    Kept last = kept.get(Kind.of(seen));
    return last == null || nanos.getAsLong() - last.at() > MOMENT.toNanos()
        ? null
        : last.investigation();
  }
}
