package dev.exitcode.slack;

import dev.exitcode.catalog.Entry;
import java.util.stream.Stream;

/** Short names of entries. */
final class Labels {
  private Labels() {}

  /**
   * A text that fits: whole, or without what it adds in brackets or after a comma, or else cut
   * between words.
   */
  static String within(String text, int max) {
    String clean = Clean.line(text, text.length());
    return Stream.of(clean, before(" (", clean), before(", ", clean))
        .filter(part -> part.length() <= max && !part.isBlank())
        .findFirst()
        .orElseGet(() -> Clean.words(clean, max));
  }

  private static String before(String mark, String text) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  /** Such as {@code 143 · SIGTERM}, or the name alone where it is no single code. */
  static String of(Entry entry) {
    Long code = entry.onlyCode();
    return code == null ? entry.name() : code + " · " + entry.name();
  }
}
