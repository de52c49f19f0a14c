package dev.exitcode.redact;

import org.jspecify.annotations.Nullable;

/**
 * Some characters that stand for another one, or that no reader sees.
 *
 * @param length how many characters, one at least
 * @param shows the character they stand for, or {@link #NOTHING}
 */
record Disguise(int length, char shows) {
  /** What invisible characters show. */
  static final char NOTHING = 0;

  private static final int LONGEST_TERMINAL_COMMAND = 1000;
  private static final int HEX = 16;
  private static final boolean[] POSSIBLE = new boolean[128];

  static {
    for (char c = 0; c < ' '; c++) {
      POSSIBLE[c] = c != '\n' && c != '\r' && c != '\t';
    }
    POSSIBLE['%'] = true;
    POSSIBLE['\\'] = true;
    POSSIBLE[127] = true;
  }

  /** A cheap test that lets most characters of ordinary text pass as what they are. */
  static boolean isPossible(char c) {
    return c >= POSSIBLE.length || POSSIBLE[c];
  }

  /** The disguise that begins at a place, or null where none does. */
  static @Nullable Disguise at(String text, int i) {
    char c = text.charAt(i);
    return switch (c) {
      case '%' -> shown(3, hex(text, i + 1, 2));
      case '\\' -> escaped(text, i);
      case '\u001b' -> new Disguise(terminal(text, i), NOTHING);
      case '\u009b' -> new Disguise(parameters(text, i + 1) - i, NOTHING);
      case '\udb40' -> new Disguise(Math.min(2, text.length() - i), NOTHING);
      default -> isInvisible(c) ? new Disguise(1, NOTHING) : null;
    };
  }

  /** Controls, zero-width and bidirectional characters, variation selectors. */
  private static boolean isInvisible(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT -> true;
      default -> c == '\u034f' || (c >= '\ufe00' && c <= '\ufe0f');
    };
  }

  private static @Nullable Disguise escaped(String text, int i) {
    char c = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    return switch (c) {
      case '"', '\'', '/', '\\' -> new Disguise(2, c);
      case 'n' -> new Disguise(2, '\n');
      case 'r' -> new Disguise(2, '\r');
      case 't' -> new Disguise(2, '\t');
      case 'u' -> shown(6, hex(text, i + 2, 4));
      case 'x' -> shown(4, hex(text, i + 2, 2));
      default -> null;
    };
  }

  private static @Nullable Disguise shown(int length, int code) {
    return code <= 0 ? null : new Disguise(length, (char) code);
  }

  /** The number that so many hexadecimal digits write, or -1. */
  private static int hex(String text, int from, int digits) {
    int code = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), HEX) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code * HEX + digit;
    }
    return code;
  }

  /** The length of what a terminal takes as one command. */
  private static int terminal(String text, int i) {
    char c = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    return switch (c) {
      case '[' -> parameters(text, i + 2) - i;
      case ']', 'P', 'X', '^', '_' -> string(text, i + 2) - i;
      default -> Math.min(2, text.length() - i);
    };
  }

  private static int parameters(String text, int from) {
    int end = Math.min(text.length(), from + LONGEST_TERMINAL_COMMAND);
    int i = from;
    while (i < end && text.charAt(i) >= ' ' && text.charAt(i) < '@') {
      i++;
    }
    return Math.min(i + 1, text.length());
  }

  /** Up to its end mark; only the start goes where that is missing, or it would hide text. */
  private static int string(String text, int from) {
    int end = Math.min(text.length(), from + LONGEST_TERMINAL_COMMAND);
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '\u0007') {
        return i + 1;
      }
      if (text.charAt(i) == '\u001b') {
        return Math.min(i + 2, text.length());
      }
    }
    return Math.min(from, text.length());
  }
}
