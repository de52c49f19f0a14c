package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ClaimsTest {
  /** Near the largest value: monotonic time may pass it. */
  private long now = Long.MAX_VALUE - 1;

  private final Claims claims = new Claims(() -> now, Duration.ofMinutes(5), 3);

  @Test
  void key_passesOnce() {
    assertThat(claims.claim("a")).isTrue();
    assertThat(claims.claim("a")).isFalse();
    assertThat(claims.claim("b")).isTrue();
  }

  @Test
  void key_passesAgainWhenItsTimeIsOver() {
    claims.claim("a");
    now += Duration.ofMinutes(5).toNanos() - 1;
    assertThat(claims.claim("a")).isFalse();
    now += 1;
    assertThat(claims.claim("a")).isTrue();
  }

  @Test
  void released_canBeClaimedAgain() {
    claims.claim("a");
    claims.release("a");
    assertThat(claims.claim("a")).isTrue();
  }

  @Test
  void full_forgetsTheOldest() {
    for (String key : new String[] {"a", "b", "c", "d"}) {
      claims.claim(key);
    }
    assertThat(claims.claim("d")).isFalse();
    assertThat(claims.claim("a")).isTrue();
  }
}
