package dev.exitcode.k8s;

import java.time.Duration;
import java.util.List;

/** Takes away what replicas left that are no more; it does no harm where that may not be. */
final class Remains {
  private static final long PAUSE = Duration.ofMinutes(10).toNanos();

  private long refused = Long.MIN_VALUE / 2;

  /** Up to the first that is refused: nothing more is tried then for a while. */
  void tidy(List<Lease> remains, LeaseCalls calls, long now) {
    if (now - refused >= PAUSE && !remains.stream().allMatch(calls::tidy)) {
      refused = now;
    }
  }
}
