package dev.exitcode.k8s;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * Two clocks.
 *
 * @param clock says when something was seen
 * @param nanos the one that nobody sets: says how long ago that is
 */
record Times(Clock clock, LongSupplier nanos) {
  static Times of(Clock clock) {
    return new Times(clock, System::nanoTime);
  }

  long now() {
    return nanos.getAsLong();
  }
}
