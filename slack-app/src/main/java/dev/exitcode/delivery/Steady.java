package dev.exitcode.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time, as it was at first, and as it passed since: it does not jump where the wall clock does.
 */
final class Steady implements InstantSource {
  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanos;

  Steady(Instant start, LongSupplier nanos) {
    this.start = start;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }
}
