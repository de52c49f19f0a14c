package dev.exitcode.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Says when Slack may be called next, so that its limits are kept before it has to name them. Posts
 * are counted by channel and together, the other methods together. Knows monotonic time alone: a
 * wall clock that jumps makes neither a burst nor a silence. Safe for many threads.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack's limits</a>
 */
final class Pacer {
  private final LongSupplier nanos;
  private final Limits limits;
  private final Meter workspace;
  private final Map<Use, Meter> methods = new EnumMap<>(Use.class);
  private final Map<String, Meter> channels = new HashMap<>();

  /** What a call is for, as far as Slack counts it by itself. */
  enum Use {
    POST,
    UPDATE,
    READ
  }

  /**
   * At most {@code burst} at once, and one more every {@code every}.
   *
   * @param burst at least 1
   */
  record Rate(Duration every, int burst) {}

  /**
   * How much Slack takes.
   *
   * @param channel messages into one channel, new or changed
   * @param workspace messages altogether
   * @param method calls of any other method
   */
  record Limits(Rate channel, Rate workspace, Rate method) {
    /**
     * Slack's: one a second into a channel, several hundred a minute altogether, 50 a minute of a
     * method of its third tier. A minute's burst is part of its count.
     */
    static Limits standard() {
      return new Limits(
          new Rate(Duration.ofSeconds(1), 3),
          new Rate(Duration.ofMillis(250), 10),
          new Rate(Duration.ofMillis(1_334), 5));
    }
  }

  Pacer(Limits limits, LongSupplier nanos) {
    this.nanos = nanos;
    this.limits = limits;
    this.workspace = new Meter(limits.workspace(), nanos.getAsLong());
  }

  /** How long until a call may be made; zero: now, and it is counted as made. */
  synchronized Duration take(Use use, String channel) {
    long now = nanos.getAsLong();
    List<Meter> meters = meters(use, channel, now);
    long wait = meters.stream().mapToLong(meter -> meter.until(now)).max().orElse(0);
    if (wait == 0) {
      meters.forEach(meter -> meter.count(now));
    }
    return Duration.ofNanos(wait);
  }

  /**
   * Slack wants to be left alone for a while: of posts, with this channel; else, with the method.
   */
  synchronized void hold(Use use, String channel, Duration time) {
    long now = nanos.getAsLong();
    Meter meter = use == Use.POST ? channel(channel, now) : method(use, now);
    meter.hold(now + time.toNanos());
  }

  /** The channels that take nothing now, and how long. */
  synchronized Map<String, Duration> waiting() {
    long now = nanos.getAsLong();
    Map<String, Duration> waiting = new HashMap<>();
    channels.forEach((channel, meter) -> waiting.put(channel, Duration.ofNanos(meter.until(now))));
    waiting.values().removeIf(Duration::isZero);
    return waiting;
  }

  /** Whether one more message may be changed now. */
  synchronized boolean takesUpdates() {
    long now = nanos.getAsLong();
    return method(Use.UPDATE, now).until(now) == 0;
  }

  private List<Meter> meters(Use use, String channel, long now) {
    return switch (use) {
      case POST -> List.of(channel(channel, now), workspace);
      case UPDATE -> List.of(channel(channel, now), workspace, method(use, now));
      case READ -> List.of(method(use, now));
    };
  }

  private Meter channel(String channel, long now) {
    return channels.computeIfAbsent(channel, c -> new Meter(limits.channel(), now));
  }

  private Meter method(Use use, long now) {
    return methods.computeIfAbsent(use, u -> new Meter(limits.method(), now));
  }

  /** One limit, as the time at which all that was counted is worked off. */
  private static final class Meter {
    private final long every;
    private final long tolerated;
    private long workedOff;

    Meter(Rate rate, long now) {
      this.every = rate.every().toNanos();
      this.tolerated = every * (rate.burst() - 1);
      this.workedOff = now;
    }

    /**
     * How long until one more may be counted. By difference: {@link System#nanoTime()} may pass its
     * largest value.
     */
    long until(long now) {
      return Math.max(0, workedOff - tolerated - now);
    }

    void count(long now) {
      workedOff = later(workedOff, now) + every;
    }

    /** After it there is no burst: who was told to wait goes on one by one. */
    void hold(long until) {
      workedOff = later(workedOff, until + tolerated);
    }

    private static long later(long a, long b) {
      return a - b > 0 ? a : b;
    }
  }
}
