package dev.exitcode.slack;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that somebody names.
 *
 * @param words as they are said
 * @param ofDay whether it is counted from the last midnight where the asker is, else from now
 * @param from hours after that, or before where below zero
 * @param until likewise; not itself in it
 */
record AskedTime(String words, boolean ofDay, int from, int until) {
  private static final String UNKNOWN_ZONE = " (by UTC, since I cannot see your time zone)";

  /**
   * A word on it where the last end lies elsewhere, else null.
   *
   * @param end the last end of the pod, or null where it has none
   * @param zone of the asker, or null where it is not known
   */
  @Nullable String note(@Nullable Instant end, @Nullable ZoneId zone, Instant now) {
    if (end != null && holds(end, zone == null ? ZoneOffset.UTC : zone, now)) {
      return null;
    }
    String by = !ofDay ? "" : zone == null ? UNKNOWN_ZONE : " (by the time of " + zone + ")";
    String seen = end == null ? "I see no end at all" : "the last end was " + Words.ago(end, now);
    return "You asked about %s%s; %s.".formatted(words, by, seen);
  }

  /** Whether an instant lies in it. */
  boolean holds(Instant at, ZoneId zone, Instant now) {
    LocalDateTime here = LocalDateTime.ofInstant(now, zone);
    LocalDateTime origin = ofDay ? here.toLocalDate().atStartOfDay() : here;
    if (origin.plusHours(from).isAfter(here)) {
      origin = origin.minusDays(1); // "tonight" said after midnight
    }
    Instant begin = origin.plusHours(from).atZone(zone).toInstant();
    Instant end = origin.plusHours(until).atZone(zone).toInstant();
    return !at.isBefore(begin) && (at.isBefore(end) || !end.isBefore(now));
  }
}
