package dev.exitcode.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often an app may post: so often in a channel, with a short burst, and so often a minute in
 * all channels. Counts what it let through. Safe for use by many threads.
 */
final class PostRates {
  private final Map<String, Bucket> channels = new HashMap<>();
  private final Deque<Instant> minute = new ArrayDeque<>();
  private final Clock clock;
  private Posting posting;

  PostRates(Posting posting, Clock clock) {
    this.posting = posting;
    this.clock = clock;
  }

  /** What a channel has left, and what it had. */
  private static final class Bucket {
    private final Instant since;
    private Instant filled;
    private double left;
    private int accepted;
    private int refused;

    Bucket(Instant now, int burst) {
      this.since = now;
      this.filled = now;
      this.left = burst;
    }

    void fill(Instant now, Posting posting) {
      left = Math.min(posting.burst(), left + seconds(filled, now) * posting.perSecond());
      filled = now;
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  synchronized void set(Posting limits) {
    posting = limits;
    channels.clear();
  }

  /**
   * Counts a post to a channel.
   *
   * @throws Refused {@code ratelimited} where there were too many
   */
  synchronized void take(String channel) {
    Instant now = clock.instant();
    Bucket bucket = channels.computeIfAbsent(channel, _ -> new Bucket(now, posting.burst()));
    bucket.fill(now, posting);
    minute.removeIf(post -> !post.isAfter(now.minusSeconds(60)));
    double wait = bucket.left >= 1 ? 0 : (1 - bucket.left) / posting.perSecond();
    if (minute.size() >= posting.workspacePerMinute()) {
      wait = Math.max(wait, 60 - seconds(minute.getFirst(), now));
    }
    if (wait > 0) {
      bucket.refused++;
      throw Refused.tooOften((long) Math.ceil(wait));
    }
    bucket.left--;
    bucket.accepted++;
    minute.addLast(now);
  }

  /** What became of the posts to a channel. */
  synchronized Posted posted(String channel) {
    Bucket bucket = channels.get(channel);
    if (bucket == null) {
      return new Posted(0, 0, 0);
    }
    double more = seconds(bucket.since, clock.instant()) * posting.perSecond();
    return new Posted(bucket.accepted, bucket.refused, posting.burst() + (long) more);
  }
}
