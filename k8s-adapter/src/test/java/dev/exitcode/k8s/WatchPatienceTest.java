package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a watch waits before it asks again. */
final class WatchPatienceTest {
  private static final Duration FIRST = Duration.ofMillis(800);
  private static final Duration MOST = Duration.ofSeconds(30);

  private final AtomicLong nanos = new AtomicLong();
  private final BackOff backOff =
      new BackOff(FIRST, MOST, new Times(FakeApi.CLOCK, nanos::get), new Random(1));

  @Test
  void waits_doubleUpToTheMostAndNeverAreEqual() {
    Duration whole = FIRST;
    for (int i = 0; i < 100; i++) {
      assertThat(backOff.next()).isBetween(whole.dividedBy(2), whole);
      whole = whole.multipliedBy(2).compareTo(MOST) > 0 ? MOST : whole.multipliedBy(2);
    }
    assertThat(backOff.next()).isNotEqualTo(backOff.next());
  }

  @Test
  void success_andLongQuietStartAnew() {
    backOff.next();
    backOff.next();
    backOff.succeeded();
    assertThat(backOff.next()).isLessThanOrEqualTo(FIRST);
    backOff.next();
    nanos.addAndGet(Duration.ofMinutes(3).toNanos());
    assertThat(backOff.next()).isLessThanOrEqualTo(FIRST);
  }

  @Test
  void lists_areFourAMinuteAtMost() {
    ListLimit limit = new ListLimit(Duration.ofMinutes(1));
    long second = Duration.ofSeconds(1).toNanos();
    for (int i = 0; i < 4; i++) {
      assertThat(limit.begin(i * second)).isZero();
    }
    assertThat(limit.begin(10 * second)).isEqualTo(Duration.ofSeconds(50));
    assertThat(limit.begin(60 * second)).isZero();
    assertThat(limit.begin(60 * second)).isEqualTo(Duration.ofSeconds(1));
  }
}
