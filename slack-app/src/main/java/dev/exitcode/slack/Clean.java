package dev.exitcode.slack;

import java.util.regex.Pattern;

/**
 * Makes any text safe to show: no control characters or terminal escapes, nothing invisible, no
 * reversed reading direction, no half characters, never longer than asked.
 */
final class Clean {
  /** What a text ends with where it was cut. */
  static final String ELLIPSIS = "…";

  /** CSI; OSC, DCS, SOS, PM and APC up to their end; two-character escapes. Linear: possessive. */
  private static final Pattern TERMINAL_ESCAPE =
      Pattern.compile(
          "(?:\\u001B\\[|\\u009B)[0-?]*+[ -/]*+[@-~]?+"
              + "|(?:\\u001B[\\]PX^_]|[\\u0090\\u0098\\u009D-\\u009F])"
              + "[^\\u0007\\u001B\\u009C]*+(?:\\u0007|\\u009C|\\u001B\\\\)?+"
              + "|\\u001B[ -/]*+[0-~]?+");

  /** More marks than this on one letter only serve to paint over the lines around it. */
  private static final int MOST_MARKS = 3;

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
    String text = TERMINAL_ESCAPE.matcher(bounded(raw, max)).replaceAll("");
    StringBuilder out = new StringBuilder(Math.min(text.length(), 2 * max));
    int marks = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (marks <= MOST_MARKS) {
        append(out, c, keepLines);
      }
    }
    return out.toString();
  }

  /** Far more than can be shown; bounds the work on hostile input. */
  private static String bounded(String raw, int max) {
    return raw.substring(0, Math.min(raw.length(), 4 * max + 1000));
  }

  private static void append(StringBuilder out, int c, boolean keepLines) {
    if (keepLines && c == '\n') {
      out.append('\n');
    } else if (isBlank(c)) {
      appendBlank(out, keepLines);
    } else if (!isInvisible(c)) {
      out.appendCodePoint(isHalf(c) ? 0xFFFD : c);
    }
  }

  private static void appendBlank(StringBuilder out, boolean keepRuns) {
    if (keepRuns || out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** Controls, bidi and zero-width characters, tags, fillers, variation selectors, unassigned. */
  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || isInvisibleThoughAssigned(c);
  }

  private static boolean isInvisibleThoughAssigned(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0;
  }
}
