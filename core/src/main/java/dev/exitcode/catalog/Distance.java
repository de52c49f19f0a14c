package dev.exitcode.catalog;

import java.util.Arrays;

/**
 * How many insertions, deletions, replacements and swaps of neighbours lead from one word to
 * another (optimal string alignment).
 */
public final class Distance {
  private final String from;
  private final String to;
  private int[] beforeLast;
  private int[] last;
  private int[] row;

  private Distance(String from, String to) {
    this.from = from;
    this.to = to;
    beforeLast = new int[to.length() + 1];
    last = new int[to.length() + 1];
    row = new int[to.length() + 1];
  }

  /** The distance, counted no further than {@code most} + 1. */
  public static int between(String from, String to, int most) {
    return Math.abs(from.length() - to.length()) > most
        ? most + 1
        : new Distance(from, to).upTo(most);
  }

  private int upTo(int most) {
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= from.length(); i++) {
      if (fill(i) > most) {
        return most + 1;
      }
      nextRow();
    }
    return Math.min(last[to.length()], most + 1);
  }

  private void nextRow() {
    int[] free = beforeLast;
    beforeLast = last;
    last = row;
    row = free;
  }

  /** Fills a row and returns the least of it: no later row can hold less. */
  private int fill(int i) {
    row[0] = i;
    int least = i;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(row[j - 1], last[j]) + 1);
      if (isSwap(i, j)) {
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      }
      least = Math.min(least, row[j]);
    }
    return least;
  }

  private boolean isSwap(int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
