package dev.exitcode.demo.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Times in data files, written as how far from the start they are: {@code ${-4m30.5s}}. */
final class StartTimes {
  private static final Pattern PLACE =
      Pattern.compile("\\$\\{([+-])(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:([\\d.]+)s)?\\}");
  private static final double MILLIS = 1_000;

  private StartTimes() {}

  /** The text with a time in each of these places. */
  static String fill(String text, Instant start) {
    return PLACE.matcher(text).replaceAll(place -> time(place, start));
  }

  private static String time(MatchResult place, Instant start) {
    Duration away =
        Duration.ofDays(whole(place, 2))
            .plusHours(whole(place, 3))
            .plusMinutes(whole(place, 4))
            .plusMillis(place.group(5) == null ? 0 : millis(place.group(5)));
    return start.plus(place.group(1).equals("-") ? away.negated() : away).toString();
  }

  private static long millis(String seconds) {
    return Math.round(Double.parseDouble(seconds) * MILLIS);
  }

  private static long whole(MatchResult place, int group) {
    return place.group(group) == null ? 0 : Long.parseLong(place.group(group));
  }
}
