package dev.exitcode.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * That nothing gets to Slack at all, why, and when to try next: one call at a time, until one shows
 * that it is over. Safe for many threads.
 */
final class Standstill {
  private static final Duration LONGEST_UNREACHABLE = Duration.ofSeconds(30);
  private static final Duration LONGEST_REFUSED = Duration.ofMinutes(10);

  /** One gateway's error is no standstill; so many in a row are. */
  private static final int MOST_DOUBTS = 5;

  private final InstantSource clock;
  private final RandomGenerator random;
  private int doubts;
  private int failures;
  private Instant until = Instant.EPOCH;
  private @Nullable Trouble trouble;

  /**
   * What keeps all from Slack.
   *
   * @param why a sentence
   * @param token whether Slack refuses the app or its token
   */
  record Trouble(String why, boolean token, Instant since) {}

  Standstill(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Takes what became of a call. */
  synchronized void consider(Reply reply) {
    switch (reply) {
      case Reply.NotSent(String why) -> begin("Slack cannot be reached: " + why, false);
      case Reply.Refused(String error) when Refusal.of(error) == Refusal.STOP ->
          begin("Slack refuses the bot's messages (" + error + ")", true);
      case Reply.InDoubt(String why) -> {
        if (++doubts >= MOST_DOUBTS) {
          begin("Slack does not answer: " + why, false);
        }
      }
      case Reply.Done _, Reply.Limited _, Reply.Refused _ -> end();
    }
  }

  private void begin(String why, boolean token) {
    Instant now = clock.instant();
    // Those that were on their way at the same time are one failure.
    if (!now.isBefore(until)) {
      Duration longest = token ? LONGEST_REFUSED : LONGEST_UNREACHABLE;
      until = now.plus(Delay.after(++failures, longest, random));
    }
    trouble = new Trouble(why, token, trouble == null ? now : trouble.since());
  }

  private void end() {
    doubts = 0;
    failures = 0;
    until = Instant.EPOCH;
    trouble = null;
  }

  /** How long nothing is to be tried; zero: now. */
  synchronized Duration left() {
    Duration left = Duration.between(clock.instant(), until);
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** What there is to say, or null where all is well. */
  synchronized @Nullable Trouble trouble() {
    return trouble;
  }
}
