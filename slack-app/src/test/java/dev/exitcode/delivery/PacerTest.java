package dev.exitcode.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.delivery.Pacer.Limits;
import dev.exitcode.delivery.Pacer.Rate;
import dev.exitcode.delivery.Pacer.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PacerTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Limits LIMITS =
      new Limits(
          new Rate(Duration.ofSeconds(1), 3),
          new Rate(Duration.ofMillis(250), 10),
          new Rate(Duration.ofMillis(1_334), 5));

  /** Near the largest value: monotonic time may pass it. */
  private long now = Long.MAX_VALUE - 5 * SECOND;

  private final Pacer pacer = new Pacer(LIMITS, () -> now);

  @Test
  void channel_takesABurst_thenOneASecond() {
    for (int i = 0; i < 3; i++) {
      assertThat(pacer.take(Use.POST, "C1")).isZero();
    }
    assertThat(pacer.take(Use.POST, "C1")).isEqualTo(Duration.ofSeconds(1));
    now += SECOND - 1;
    assertThat(pacer.take(Use.POST, "C1")).isEqualTo(Duration.ofNanos(1));
    now += 1;
    assertThat(pacer.take(Use.POST, "C1")).isZero();
    assertThat(pacer.take(Use.POST, "C1")).isPositive();
  }

  @Test
  void updates_countInTheirChannelToo_andAreFewerThanPosts() {
    assertThat(taken(Use.UPDATE, 60)).isLessThanOrEqualTo(50);
    assertThat(taken(Use.POST, 60)).isBetween(58, 63);
  }

  /** How often a method may be called in so many seconds, over many channels. */
  private int taken(Use use, int seconds) {
    int taken = 0;
    for (int i = 0; i < seconds; i++) {
      taken += pacer.take(use, "C" + (use == Use.UPDATE ? i : 0)).isZero() ? 1 : 0;
      now += SECOND;
    }
    return taken;
  }

  @Test
  void askingInVain_costsNothing() {
    for (int i = 0; i < 100; i++) {
      Duration _ = pacer.take(Use.POST, "C1");
    }
    now += SECOND;
    assertThat(pacer.take(Use.POST, "C1")).isZero();
  }

  @Test
  void heldChannel_holdsNoOther_andHasNoBurstAfterIt() {
    pacer.hold(Use.POST, "C1", Duration.ofMinutes(10));
    assertThat(pacer.take(Use.POST, "C1")).isEqualTo(Duration.ofMinutes(10));
    assertThat(pacer.take(Use.UPDATE, "C1")).isEqualTo(Duration.ofMinutes(10));
    assertThat(pacer.take(Use.POST, "C2")).isZero();
    now += Duration.ofMinutes(10).toNanos();
    assertThat(pacer.take(Use.POST, "C1")).isZero();
    assertThat(pacer.take(Use.POST, "C1")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void heldMethod_holdsNoPost() {
    pacer.hold(Use.UPDATE, "C1", Duration.ofSeconds(30));
    assertThat(pacer.take(Use.UPDATE, "C2")).isEqualTo(Duration.ofSeconds(30));
    assertThat(pacer.take(Use.READ, "C1")).isZero();
    assertThat(pacer.take(Use.POST, "C1")).isZero();
  }

  @Test
  void shorterHold_doesNotEndALongerOne() {
    pacer.hold(Use.POST, "C1", Duration.ofSeconds(60));
    pacer.hold(Use.POST, "C1", Duration.ofSeconds(1));
    assertThat(pacer.take(Use.POST, "C1")).isEqualTo(Duration.ofSeconds(60));
  }

  /** Whoever asks whenever, no window holds more than the limits say. */
  @Property(tries = 200)
  void anyCallers_stayInsideTheLimits(
      @ForAll @Size(min = 50, max = 400) List<@IntRange(max = 5) Integer> channels,
      @ForAll @IntRange(min = 1, max = 700) int pause) {
    List<List<Long>> sent = new ArrayList<>();
    for (int i = 0; i <= 6; i++) {
      sent.add(new ArrayList<>());
    }
    record Ask(long at, int channel) {}
    PriorityQueue<Ask> asks = new PriorityQueue<>((a, b) -> Long.compare(a.at() - b.at(), 0L));
    long start = now;
    for (int i = 0; i < channels.size(); i++) {
      asks.add(new Ask(start + i * pause * 1_000_000L, channels.get(i)));
    }
    while (!asks.isEmpty()) {
      Ask ask = asks.remove();
      now = ask.at();
      Duration wait = pacer.take(Use.POST, "C" + ask.channel());
      if (wait.isZero()) {
        sent.get(ask.channel()).add(now - start);
        sent.get(6).add(now - start);
      } else {
        asks.add(new Ask(now + wait.toNanos(), ask.channel()));
      }
    }
    assertThat(sent.get(6)).hasSize(channels.size());
    sent.subList(0, 6).forEach(times -> assertThat(most(times, 60)).isLessThanOrEqualTo(62));
    sent.subList(0, 6).forEach(times -> assertThat(most(times, 1)).isLessThanOrEqualTo(3));
    assertThat(most(sent.get(6), 60)).isLessThanOrEqualTo(249);
  }

  /** The most in any window of so many seconds, its end left out. */
  private static int most(List<Long> times, int seconds) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < times.size(); to++) {
      while (times.get(to) - times.get(from) >= seconds * SECOND) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
