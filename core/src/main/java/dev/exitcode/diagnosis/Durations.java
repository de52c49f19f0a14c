package dev.exitcode.diagnosis;

/** Lengths of time as people write them in commands. */
final class Durations {
  private static final long MOST = 1_000_000_000;

  private Durations() {}

  /** The seconds after a word, as in {@code sleep 25}; -1 where there are none. */
  static long afterWord(String text, String word) {
    int at = text.indexOf(word);
    if (at < 0) {
      return -1;
    }
    int from = at + word.length();
    while (from < text.length() && " \",'[]".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    return seconds(text.substring(from, end(text, from)));
  }

  private static int end(String text, int from) {
    int to = from;
    while (to < text.length()
        && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '.')) {
      to++;
    }
    return to;
  }

  /** {@code 600}, {@code 10m}, {@code 1.5h} in seconds, rounded down; -1 for anything else. */
  static long seconds(String written) {
    if (written.isEmpty() || written.length() > 12) {
      return -1;
    }
    int factor = factor(written.charAt(written.length() - 1));
    try {
      double seconds = Double.parseDouble(number(written, factor)) * Math.max(1, factor);
      return Character.isDigit(written.charAt(0)) && seconds < MOST ? (long) seconds : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The seconds of a unit; 0 where it is none. */
  private static int factor(char unit) {
    return switch (unit) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 3_600;
      case 'd' -> 86_400;
      default -> 0;
    };
  }

  private static String number(String written, int factor) {
    return factor == 0 ? written : written.substring(0, written.length() - 1);
  }
}
