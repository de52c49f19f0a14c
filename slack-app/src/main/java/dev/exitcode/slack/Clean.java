package dev.exitcode.slack;

import dev.exitcode.redact.Visible;

/** Makes any text safe to show, as {@link Visible} does, and never longer than asked. */
final class Clean {
  /** What a text ends with where it was cut. */
  static final String ELLIPSIS = "…";

  private Clean() {}

  /** One line: line breaks and runs of blanks become single spaces. */
  static String line(String raw, int max) {
    return cut(filter(raw, max, false).strip(), max);
  }

  /** One line, cut between words where it has to be cut and its words are not too long for it. */
  static String words(String raw, int max) {
    String whole = filter(raw, max, false).strip();
    String cut = cut(whole, max);
    if (whole.length() <= max || whole.charAt(max - ELLIPSIS.length()) == ' ') {
      return cut;
    }
    int blank = cut.lastIndexOf(' ');
    return blank > max / 2 ? cut.substring(0, blank) + ELLIPSIS : cut;
  }

  /** Several lines: line breaks stay. */
  static String lines(String raw, int max) {
    return cut(filter(raw, max, true).stripTrailing(), max);
  }

  /** At most {@code max} UTF-16 units, cut between characters and then marked by an ellipsis. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Math.max(0, max - ELLIPSIS.length());
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  private static String filter(String raw, int max, boolean keepLines) {
    String bounded = bounded(raw, max);
    return keepLines ? Visible.lines(bounded) : Visible.line(bounded);
  }

  /** Far more than can be shown; bounds the work on hostile input. */
  private static String bounded(String raw, int max) {
    return raw.substring(0, Math.min(raw.length(), 4 * max + 1000));
  }
}
