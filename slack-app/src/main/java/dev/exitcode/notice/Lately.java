package dev.exitcode.notice;

import dev.exitcode.incident.Workload;
import dev.exitcode.k8s.WatchEvent.Sighting;
import dev.exitcode.k8s.WatchEvent.What;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What was found of each kind of crash a moment ago, and no longer than that. Thread-safe. */
final class Lately {
  private static final Duration MOMENT = Duration.ofMinutes(1);
  private static final int MOST = 1_000;

  private final LongSupplier nanos;
  private final LinkedHashMap<Kind, Kept> kept = new LinkedHashMap<>();

  private record Kind(
      Workload workload,
      String container,
      What what,
      @Nullable Long exitCode,
      @Nullable String waiting) {
    static Kind of(Sighting seen) {
      return new Kind(
          Observations.workload(seen),
          seen.key().container(),
          seen.what(),
          seen.exitCode(),
          seen.waitingReason());
    }
  }

  private record Kept(Investigation investigation, long at) {}

  /** Reads time off a clock that never jumps. */
  Lately(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Without what is large of it: a storm has many kinds. That one pod is well, or ended as it was
   * to, says nothing of another.
   */
  synchronized void keep(Sighting seen, Investigation investigation) {
    forgetOld();
    if (!investigation.diagnosis().current() || investigation.diagnosis().benign()) {
      return;
    }
    Kind kind = Kind.of(seen);
    kept.remove(kind);
    kept.put(kind, new Kept(investigation.alone(), nanos.getAsLong()));
    if (kept.size() > MOST) {
      kept.pollFirstEntry();
    }
  }

  private void forgetOld() {
    while (!kept.isEmpty() && isOld(kept.firstEntry().getValue())) {
      kept.pollFirstEntry();
    }
  }

  private boolean isOld(Kept one) {
    return nanos.getAsLong() - one.at() > MOMENT.toNanos();
  }

  synchronized @Nullable Investigation of(Sighting seen) {
    Kept last = kept.get(Kind.of(seen));
    return last == null || isOld(last) ? null : last.investigation();
  }
}
