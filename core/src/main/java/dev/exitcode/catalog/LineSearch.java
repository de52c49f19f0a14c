package dev.exitcode.catalog;

import java.util.List;

/** Looks for a team's patterns in the newest lines of one log, within bounds. For one thread. */
final class LineSearch {
  /** The most characters that are looked at, the newest lines first. */
  static final int MOST_CHARACTERS = 64 * 1024;

  /** The most steps for all patterns together: some 50 ms. */
  static final long MOST_STEPS = 2_000_000;

  private static final int MOST_OF_A_LINE = 4_096;

  /** {@code String.contains} looks at many characters in one step. */
  private static final int AT_ONCE = 8;

  private final List<String> lines;
  private final int from;
  private long stepsLeft = MOST_STEPS;

  LineSearch(List<String> lines) {
    this.lines = lines;
    int first = lines.size();
    int left = MOST_CHARACTERS;
    while (first > 0 && (left -= length(lines.get(first - 1))) >= 0) {
      first--;
    }
    from = first;
  }

  /** The newest line in which one of these patterns is found, or -1. */
  int newest(List<LinePattern> patterns) {
    for (int i = lines.size() - 1; i >= from; i--) {
      String line = lines.get(i);
      String cut = line.substring(0, length(line));
      for (LinePattern pattern : patterns) {
        if (isIn(pattern, cut)) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean isIn(LinePattern pattern, String line) {
    stepsLeft -= 1 + line.length() / AT_ONCE;
    if (stepsLeft < 0 || !line.contains(pattern.needs())) {
      return false;
    }
    stepsLeft -= (long) line.length() * pattern.stepsPerCharacter();
    return stepsLeft >= 0 && pattern.isIn(line);
  }

  private static int length(String line) {
    return Math.min(line.length(), MOST_OF_A_LINE);
  }
}
