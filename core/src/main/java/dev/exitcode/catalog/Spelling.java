package dev.exitcode.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds known words near a misspelled one. Immutable. */
public final class Spelling {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;
  private static final int MOST = 3;

  /** A known word as the catalog writes it and as it is compared. */
  private record Candidate(String word, String squashed) {}

  /** A known word beside the number of edits that lead to it. */
  private record Near(String word, int edits) {}

  private final List<Candidate> known;

  /** Keeps the words; those that begin with a digit are never near. */
  public Spelling(Collection<String> known) {
    this.known =
        known.stream()
            .sorted()
            .map(word -> new Candidate(word, Text.squash(word)))
            .filter(c -> !c.squashed().isEmpty() && !Character.isDigit(c.squashed().charAt(0)))
            .toList();
  }

  /**
   * The nearest known words, the nearest first, at most three; empty where nothing is near or the
   * word has fewer than 3 letters or more than 40. Case and punctuation count for nothing. Costs at
   * most the length of the vocabulary times a constant.
   */
  public List<String> near(String word) {
    String typed = Text.squash(word);
    if (typed.length() < SHORTEST || typed.length() > LONGEST) {
      return List.of();
    }
    return nearest(typed);
  }

  private List<String> nearest(String typed) {
    int most = allowed(typed.length());
    return known.stream()
        .map(candidate -> new Near(candidate.word(), edits(typed, candidate.squashed(), most)))
        .filter(near -> near.edits() <= most)
        .sorted(Comparator.comparingInt(Near::edits).thenComparingInt(n -> n.word().length()))
        .map(Near::word)
        .limit(MOST)
        .toList();
  }

  private static int allowed(int length) {
    return length <= 7 ? 1 : length <= 11 ? 2 : 3;
  }

  /**
   * Edits between the two, 1 for a beginning of five letters or more, or more than {@code most}.
   */
  private static int edits(String typed, String word, int most) {
    if (typed.length() > 4 && word.startsWith(typed)) {
      return 1;
    }
    return Distance.between(typed, word, most);
  }

  /** Signals as the world writes them, other words as the catalog does. */
  static String display(String word) {
    return word.startsWith("sig") && Signals.number(word) > 0
        ? word.toUpperCase(Locale.ROOT)
        : word;
  }
}
