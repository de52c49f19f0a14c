package dev.exitcode.redact;

import java.util.regex.Pattern;

/**
 * Makes text from anywhere safe to show, in a terminal as in a chat: no control characters or
 * terminal escapes, nothing invisible, no reversed reading direction, no half characters. Takes
 * time in proportion to the text.
 */
public final class Visible {
  /** CSI; OSC, DCS, SOS, PM and APC up to their end; two-character escapes. Linear: possessive. */
  private static final Pattern TERMINAL_ESCAPE =
      Pattern.compile(
          "(?:\\u001B\\[|\\u009B)[0-?]*+[ -/]*+[@-~]?+"
              + "|(?:\\u001B[\\]PX^_]|[\\u0090\\u0098\\u009D-\\u009F])"
              + "[^\\u0007\\u001B\\u009C]*+(?:\\u0007|\\u009C|\\u001B\\\\)?+"
              + "|\\u001B[ -/]*+[0-~]?+");

  /** More marks than this on one letter only serve to paint over the lines around it. */
  private static final int MOST_MARKS = 3;

  private Visible() {}

  /** One line: line breaks and runs of blanks become single spaces. */
  public static String line(String raw) {
    return filter(raw, false);
  }

  /** Several lines: line breaks and runs of blanks stay; the same instance where all is plain. */
  public static String lines(String raw) {
    return isPlain(raw) ? raw : filter(raw, true);
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c < ' ' && c != '\n') || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String filter(String raw, boolean keepLines) {
    String text = TERMINAL_ESCAPE.matcher(raw).replaceAll("");
    StringBuilder out = new StringBuilder(text.length());
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
