package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(1));

  @Test
  void waits_doubleUpToTheLongest_andSpread() {
    long step = 1_000;
    for (int failure = 0; failure < 20; failure++) {
      assertThat(backoff.afterFailure(null).toMillis()).isBetween(step / 2, step);
      step = Math.min(60_000, 2 * step);
    }
  }

  @Test
  void retryAfter_isTheLeast() {
    assertThat(backoff.afterFailure(Duration.ofSeconds(30)))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
  }

  @Test
  void reset_startsOver() {
    for (int failure = 0; failure < 10; failure++) {
      backoff.afterFailure(null);
    }
    backoff.reset();
    assertThat(backoff.afterFailure(null)).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
