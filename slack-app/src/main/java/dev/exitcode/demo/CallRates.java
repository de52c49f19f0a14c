package dev.exitcode.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts each method's calls in the last minute. Safe for use by many threads. */
final class CallRates {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private final Limits limits;
  private final Clock clock;

  CallRates(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Counts a call.
   *
   * @throws Refused {@code ratelimited} where Slack would not let it through
   */
  synchronized void take(String method) {
    Instant now = clock.instant();
    Deque<Instant> recent = calls.computeIfAbsent(method, name -> new ArrayDeque<>());
    recent.removeIf(call -> call.isBefore(now.minus(MINUTE)));
    if (recent.size() >= limits.callsPerMinute(method)) {
      throw Refused.tooOften(
          MINUTE.minus(Duration.between(recent.getFirst(), now)).toSeconds() + 1);
    }
    recent.addLast(now);
  }
}
