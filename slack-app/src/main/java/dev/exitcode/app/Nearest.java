package dev.exitcode.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word somebody meant. */
final class Nearest {
  private Nearest() {}

  /** The candidate that takes the fewest edits, or empty where none is near. */
  static Optional<String> to(String word, Collection<String> candidates) {
    String typed = word.toLowerCase(Locale.ROOT);
    int near = Math.max(1, Math.min(typed.length(), 12) / 3);
    return candidates.stream()
        .filter(c -> edits(typed, c.toLowerCase(Locale.ROOT)) <= near)
        .min(Comparator.comparingInt(c -> edits(typed, c.toLowerCase(Locale.ROOT))));
  }

  /** Levenshtein's distance; words longer than 40 characters are far from everything. */
  private static int edits(String a, String b) {
    if (a.length() > 40 || b.length() > 40) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
