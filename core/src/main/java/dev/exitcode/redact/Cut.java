package dev.exitcode.redact;

/**
 * Cuts text that is not redacted yet where no secret is cut in half, since half of one looks like
 * none; and what is redacted, around a place in it.
 */
public final class Cut {
  /** How far a cut moves to spare a word or a line, in characters; no secret is longer. */
  public static final int FURTHEST = 8_192;

  private Cut() {}

  /** The beginning of a text: at most so many characters, and no half word at its end. */
  public static String head(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int least = Math.max(0, max - FURTHEST);
    int end = max;
    while (end > least && !isBetweenWords(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** The end of a text: at most so many characters, and no half line at its beginning. */
  public static String tail(String text, int max) {
    int from = text.length() - max;
    if (from <= 0) {
      return text;
    }
    int line = text.indexOf('\n', from - 1);
    boolean isNear = line >= 0 && line < from + FURTHEST;
    return text.substring(isNear ? line + 1 : Math.min(text.length(), from + FURTHEST));
  }

  /** At most so many characters of a redacted text, a place in it among them. */
  public static String around(String redacted, int at, int max) {
    int start = at > max / 2 && redacted.length() > max ? at - max / 2 : 0;
    return redacted.substring(start, Math.min(redacted.length(), start + max));
  }

  private static boolean isBetweenWords(char c) {
    return Character.isWhitespace(c) || c == '"' || c == ',';
  }
}
