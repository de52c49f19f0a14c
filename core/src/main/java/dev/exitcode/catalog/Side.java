package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked about: {@code 137 java} has one side, {@code 137 vs 143} two.
 *
 * @param number the number, if one was given
 * @param words what the catalog knows of the other words, in their order
 * @param unknown the words it does not know
 */
record Side(Token.@Nullable Numeric number, List<Words.Known> words, List<String> unknown) {

  /** Copies the lists. */
  Side {
    words = List.copyOf(words);
    unknown = List.copyOf(unknown);
  }

  /** One side of all these tokens but the numbers. */
  static Side of(Token.@Nullable Numeric number, List<Token> tokens) {
    Map<String, Words.Known> words = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (Token token : tokens) {
      if (token instanceof Token.Word(Words.Known known)) {
        words.putIfAbsent(known.phrase(), known);
      } else if (token instanceof Token.Unknown(String text)) {
        unknown.add(text);
      }
    }
    return new Side(number, List.copyOf(words.values()), unknown);
  }

  /** Whether it names something to explain, and not only words that sharpen. */
  boolean hasSubject() {
    return number != null || words.stream().anyMatch(known -> known.entry() != null);
  }

  /** Whether it has neither a number nor a word the catalog knows. */
  boolean isEmpty() {
    return number == null && words.isEmpty();
  }

  Side withNumber(Token.Numeric other) {
    return new Side(other, words, unknown);
  }

  Side withWords(List<Words.Known> others) {
    return new Side(number, others, unknown);
  }
}
