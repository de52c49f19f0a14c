package dev.exitcode.demo.cluster;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as kubectl prints it: {@code 42s}, {@code 17m}, {@code 3d}. */
final class Age {
  private static final int MINUTES_UNTIL = 3;
  private static final int HOURS_UNTIL = 48;

  private final Clock clock;

  Age(Clock clock) {
    this.clock = clock;
  }

  String since(String timestamp) {
    try {
      return words(Duration.between(Instant.parse(timestamp), clock.instant()));
    } catch (DateTimeException none) {
      return "<unknown>";
    }
  }

  private static String words(Duration age) {
    if (age.toMinutes() < 2) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    if (age.toHours() < MINUTES_UNTIL) {
      return age.toMinutes() + "m";
    }
    return age.toHours() < HOURS_UNTIL ? age.toHours() + "h" : age.toDays() + "d";
  }
}
