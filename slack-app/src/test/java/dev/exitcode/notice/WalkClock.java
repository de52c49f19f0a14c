package dev.exitcode.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock that is moved by hand, and the monotonic one beside it. */
final class WalkClock extends Clock {
  private static final Instant START = Instant.parse("2026-11-28T01:02:03Z");

  private long nanos;
  private Duration jumped = Duration.ZERO;
  private Duration setBack = Duration.ZERO;

  long nanos() {
    return nanos;
  }

  Duration passed() {
    return Duration.ofNanos(nanos);
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** Of the wall clock alone. */
  void jump(Duration by) {
    jumped = jumped.plus(by);
    setBack = by.isNegative() ? setBack.minus(by) : setBack;
  }

  /** By how much it was set back altogether. */
  Duration setBack() {
    return setBack;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos).plus(jumped);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
