package dev.exitcode.delivery;

import dev.exitcode.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.LongSupplier;

/** A courier that works as it is told to, on the caller's thread and by the caller's time. */
public final class SteppedCourier {
  private final Courier courier;

  /** Between a store and Slack; the wall may jump, {@code nanos} may not. */
  public SteppedCourier(
      Store store,
      SlackCalls slack,
      DeliveryTroubles troubles,
      InstantSource wall,
      LongSupplier nanos) {
    Steady clock = new Steady(wall.instant(), nanos);
    Random random = new Random(nanos.getAsLong());
    Pacer pacer = new Pacer(Pacer.Limits.standard(), nanos);
    Standstill standstill = new Standstill(clock, random);
    this.courier =
        new Courier(
            new Delivery.Means(store, slack, pacer, standstill, troubles, wall, random),
            new AtOnce());
  }

  /** One look into the outbox; how long until another one is worth it. */
  public Duration round() {
    return courier.round();
  }
}
