package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many words occur in a line, in one pass and without allocating: the first four
 * characters of a word, folded, are an int and thereby the key of a hash table.
 */
final class Keywords {
  /** Shorter words would be looked for at every other character. */
  static final int SHORTEST = 4;

  private static final int TABLE_BITS = 13;

  private final short[] heads = new short[1 << TABLE_BITS];
  private final String[] words;
  private final int[] grams;
  private final int[] groups;
  private final short[] next;

  /** The words, in groups; a group is known by its index. */
  Keywords(List<List<String>> grouped) {
    List<String> all = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    for (int group = 0; group < grouped.size(); group++) {
      for (String word : grouped.get(group)) {
        all.add(word);
        of.add(group);
      }
    }
    words = all.toArray(String[]::new);
    groups = of.stream().mapToInt(Integer::intValue).toArray();
    grams = Arrays.stream(words).mapToInt(Keywords::gram).toArray();
    next = new short[words.length];
    link();
  }

  private void link() {
    for (int i = 0; i < words.length; i++) {
      int slot = slot(grams[i]);
      next[i] = heads[slot];
      heads[slot] = (short) (i + 1);
    }
  }

  /** Sets the bit of each group of which a word occurs in that part of the line. */
  void find(String line, int from, int to, long[] found) {
    int gram = 0;
    for (int i = from; i < to; i++) {
      gram = (gram << 8) | (line.charAt(i) & 0xDF);
      check(line, i - SHORTEST + 1, gram, found);
    }
  }

  private void check(String line, int at, int gram, long[] found) {
    for (int i = heads[slot(gram)] - 1; i >= 0; i = next[i] - 1) {
      String word = words[i];
      if (grams[i] == gram && line.regionMatches(true, at, word, 0, word.length())) {
        found[groups[i] >> 6] |= 1L << groups[i];
      }
    }
  }

  private static int gram(String word) {
    if (word.length() < SHORTEST) {
      throw new IllegalArgumentException("keyword shorter than four characters: " + word);
    }
    int gram = 0;
    for (int i = 0; i < SHORTEST; i++) {
      gram = (gram << 8) | (word.charAt(i) & 0xDF);
    }
    return gram;
  }

  private static int slot(int gram) {
    return (gram * 0x9E3779B1) >>> (32 - TABLE_BITS);
  }
}
