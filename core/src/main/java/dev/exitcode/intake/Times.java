package dev.exitcode.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times and ages, as kubectl and docker print them. */
final class Times {
  /** An age of kubectl: {@code 91s}, {@code 2d4h}, {@code 3y12d}. */
  static final String AGE = "(?:\\d{1,6}[smhdy]){1,4}";

  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?: ?Z|"
              + " ?[+-]\\d\\d:?\\d\\d)|[A-Z][a-z]{2}, \\d\\d? [A-Z][a-z]{2} \\d{4}"
              + " \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}");

  /** Before it, times are what programs write for none. */
  private static final Instant FIRST_REAL = Instant.EPOCH.plus(Duration.ofDays(366));

  private static final Pattern PART = Pattern.compile("(\\d{1,6})([smhdy])");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "y", 31_536_000L);
  private static final Pattern WORDS =
      Pattern.compile("(?:about |less than )?(an?|\\d{1,6}) (second|minute|hour|day|week|month)s?");
  private static final Map<String, Long> SECONDS_OF_WORD =
      Map.of(
          "second",
          1L,
          "minute",
          60L,
          "hour",
          3_600L,
          "day",
          86_400L,
          "week",
          604_800L,
          "month",
          2_592_000L);

  private Times() {}

  /** An absolute time, null where the text is none. */
  static @Nullable Instant instant(String text) {
    String time = text.strip();
    try {
      return Character.isDigit(time.isEmpty() ? ' ' : time.charAt(0))
          ? OffsetDateTime.parse(iso(time)).toInstant()
          : withoutWeekday(time);
    } catch (DateTimeException e) {
      return null;
    }
  }

  // kubectl prints "Mon, 01 Jan 0001", which is right for Go's calendar
  private static Instant withoutWeekday(String time) {
    String rest = time.substring(time.indexOf(',') + 1).strip();
    return OffsetDateTime.parse(rest, AFTER_WEEKDAY).toInstant();
  }

  private static final DateTimeFormatter AFTER_WEEKDAY =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss Z", Locale.ROOT);

  private static String iso(String time) {
    String plain = time.replace(',', '.').replaceFirst("(?<=\\d) (?=\\d)", "T").replace(" ", "");
    return plain.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
  }

  /** The latest time in a text that is not after the limit; null where there is none. */
  static @Nullable Instant latest(String text, @Nullable Instant limit) {
    Instant latest = null;
    Matcher times = ABSOLUTE.matcher(text);
    while (times.find()) {
      Instant time = instant(times.group());
      if (time != null && isReal(time, limit)) {
        latest = latest == null || time.isAfter(latest) ? time : latest;
      }
    }
    return latest;
  }

  private static boolean isReal(Instant time, @Nullable Instant limit) {
    return time.isAfter(FIRST_REAL) && (limit == null || !time.isAfter(limit));
  }

  /** An age such as {@code 2d4h} or {@code about an hour}; null where it is none. */
  static @Nullable Duration age(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher words = WORDS.matcher(text.toLowerCase(Locale.ROOT));
    if (words.find()) {
      long count = words.group(1).startsWith("a") ? 1 : Long.parseLong(words.group(1));
      return Duration.ofSeconds(count * SECONDS_OF_WORD.getOrDefault(words.group(2), 1L));
    }
    return text.matches(AGE) ? sum(text) : null;
  }

  /** What kubectl leaves out of an age: up to a second, a minute, an hour or a day. */
  static Duration unit(Duration age) {
    if (age.compareTo(Clocks.EXACT) < 0) {
      return Duration.ofSeconds(1);
    }
    if (age.compareTo(Duration.ofHours(8)) < 0) {
      return Duration.ofMinutes(1);
    }
    return age.compareTo(Duration.ofDays(8)) < 0 ? Duration.ofHours(1) : Duration.ofDays(1);
  }

  private static Duration sum(String age) {
    long seconds = 0;
    Matcher parts = PART.matcher(age);
    while (parts.find()) {
      seconds += Long.parseLong(parts.group(1)) * SECONDS.getOrDefault(parts.group(2), 0L);
    }
    return Duration.ofSeconds(seconds);
  }
}
