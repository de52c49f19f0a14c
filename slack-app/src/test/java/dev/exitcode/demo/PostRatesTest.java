package dev.exitcode.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Slack lets through. */
final class PostRatesTest {
  private final SetClock clock = new SetClock();
  private final PostRates rates = new PostRates(new Posting(1, 3, 10), clock);

  /** Seconds to wait; 0 where it was let through. */
  private long take(String channel) {
    try {
      rates.take(channel);
      return 0;
    } catch (Refused refused) {
      assertThat(refused.error()).isEqualTo("ratelimited");
      return refused.retryAfter();
    }
  }

  @Test
  void channel_takesABurstAndThenOneASecond() {
    for (int i = 0; i < 3; i++) {
      assertThat(take("A")).isZero();
    }
    assertThat(take("A")).isEqualTo(1);
    assertThat(take("B")).isZero();
    clock.forward(Duration.ofSeconds(1));
    assertThat(take("A")).isZero();
    assertThat(take("A")).isEqualTo(1);
  }

  @Test
  void workspace_takesSoManyAMinute() {
    for (int i = 0; i < 10; i++) {
      assertThat(take("C" + i)).isZero();
    }
    assertThat(take("D")).isEqualTo(60);
    clock.forward(Duration.ofSeconds(59));
    assertThat(take("D")).isEqualTo(1);
    clock.forward(Duration.ofSeconds(1));
    assertThat(take("D")).isZero();
  }

  @Test
  void counts_tellWhatWasAllowed() {
    for (int i = 0; i < 5; i++) {
      take("A");
    }
    clock.forward(Duration.ofSeconds(10));
    assertThat(rates.posted("A")).isEqualTo(new Posted(3, 2, 13));
    assertThat(rates.posted("B")).isEqualTo(new Posted(0, 0, 0));
  }
}
