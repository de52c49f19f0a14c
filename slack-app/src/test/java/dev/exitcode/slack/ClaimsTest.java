package dev.exitcode.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ClaimsTest {
  private final Ticking clock = new Ticking();
  private final Claims claims = new Claims(clock, Duration.ofMinutes(5), 3);

  @Test
  void key_passesOnce() {
    assertThat(claims.claim("a")).isTrue();
    assertThat(claims.claim("a")).isFalse();
    assertThat(claims.claim("b")).isTrue();
  }

  @Test
  void key_passesAgainWhenItsTimeIsOver() {
    claims.claim("a");
    clock.now = clock.now.plus(Duration.ofMinutes(5).minusMillis(1));
    assertThat(claims.claim("a")).isFalse();
    clock.now = clock.now.plusMillis(1);
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

  private static final class Ticking extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
