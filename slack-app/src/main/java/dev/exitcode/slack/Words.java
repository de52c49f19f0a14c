package dev.exitcode.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and counts as people say them. */
final class Words {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Duration SAME_DAY = Duration.ofHours(12);

  private Words() {}

  /** Such as {@code 30 s}, {@code 20 min}, {@code 3 h}, {@code 2 days}. */
  static String of(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7_200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
  }

  /** Such as {@code 4 min ago}. */
  static String ago(Instant at, Instant now) {
    Duration since = Duration.between(at, now);
    return since.toSeconds() < 1 ? "just now" : of(since) + " ago";
  }

  /** The time of day, in UTC; with the day where it is not today's. */
  static String at(Instant at, Instant now) {
    boolean near = Duration.between(at, now).abs().compareTo(SAME_DAY) < 0;
    return (near ? CLOCK : DAY).format(at) + " UTC";
  }

  /** Such as {@code once}, {@code 5 times}. */
  static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }
}
