package dev.exitcode.k8s;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as Kubernetes writes nearly all of them, {@code 2026-11-28T10:00:00Z}. A pod has a dozen,
 * and {@link Instant#parse} takes many times as long for each.
 */
final class PlainTime {
  private static final String FORM = "0000-00-00T00:00:00Z";

  private PlainTime() {}

  /**
   * Null where it is written otherwise.
   *
   * @throws java.time.DateTimeException where there is no such day or hour
   */
  static @Nullable Instant parse(String text) {
    return isPlain(text)
        ? LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19))
            .toInstant(ZoneOffset.UTC)
        : null;
  }

  private static boolean isPlain(String text) {
    boolean plain = text.length() == FORM.length();
    for (int i = 0; plain && i < FORM.length(); i++) {
      char c = text.charAt(i);
      plain = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
    }
    return plain;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
