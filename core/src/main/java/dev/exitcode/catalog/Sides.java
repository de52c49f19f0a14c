package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds out how many things a question asks about. */
final class Sides {
  private Sides() {}

  /** The sides of a question, in their order; at least one, which may have no subject. */
  static List<Side> of(List<Token> question) {
    List<Token> tokens = withoutWeakNumbers(question);
    List<Side> sides = new ArrayList<>();
    for (List<Token> group : groups(tokens)) {
      sides.addAll(byNumber(group));
    }
    sides.removeIf(Side::isEmpty);
    List<Side> complete = inherit(sides);
    boolean several = complete.stream().filter(Side::hasSubject).count() > 1;
    return several ? complete.stream().filter(Side::hasSubject).toList() : List.of(one(tokens));
  }

  private static Side one(List<Token> tokens) {
    Token.Numeric number =
        tokens.stream()
            .filter(Token.Numeric.class::isInstance)
            .map(Token.Numeric.class::cast)
            .findFirst()
            .orElse(null);
    return Side.of(number, tokens);
  }

  /** Beside {@code exit code 137}, other numbers are ages, counts and ports. */
  private static List<Token> withoutWeakNumbers(List<Token> tokens) {
    boolean compared = tokens.stream().anyMatch(Token.Versus.class::isInstance);
    boolean labelled = tokens.stream().anyMatch(t -> isNumber(t) && !isBare(t));
    return compared || !labelled ? tokens : strong(tokens);
  }

  /** Without the bare numbers, but with those that follow a number that is kept. */
  private static List<Token> strong(List<Token> tokens) {
    List<Token> kept = new ArrayList<>();
    boolean afterANumber = false;
    for (Token token : tokens) {
      boolean weak = isBare(token) && !afterANumber;
      if (!weak) {
        kept.add(token);
      }
      afterANumber = isNumber(token) && !weak;
    }
    return kept;
  }

  private static boolean isNumber(Token token) {
    return token instanceof Token.Numeric;
  }

  private static boolean isBare(Token token) {
    return token instanceof Token.Numeric(var value, var sort) && sort == Token.Sort.BARE;
  }

  private static List<List<Token>> groups(List<Token> tokens) {
    boolean surely = tokens.stream().anyMatch(t -> t instanceof Token.Versus(var s) && s);
    boolean numbersOnly = tokens.stream().filter(Sides::isNumber).count() > 1;
    List<List<Token>> groups = new ArrayList<>(List.of(new ArrayList<>()));
    for (Token token : tokens) {
      if (!(token instanceof Token.Versus)) {
        groups.getLast().add(token);
      } else if (surely || numbersOnly) {
        groups.add(new ArrayList<>());
      }
    }
    return groups;
  }

  /** A side for each different number; words go with the number before them. */
  private static List<Side> byNumber(List<Token> group) {
    List<Side> sides = atNewNumbers(group).stream().map(Sides::one).toList();
    return sides.size() < 2 ? sides : shareWords(sides);
  }

  /** Cut before each number that was not seen yet, but for the first. */
  private static List<List<Token>> atNewNumbers(List<Token> group) {
    Set<String> seen = new HashSet<>();
    List<List<Token>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (Token token : group) {
      boolean isNew = token instanceof Token.Numeric number && seen.add(identity(number));
      if (isNew && seen.size() > 1) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(token);
    }
    return parts;
  }

  /**
   * {@code -1073741819 (0xC0000005)} is one number, the same 32 bits written twice. As text: the
   * JVM spins the hash of a record at every start.
   */
  private static String identity(Token.Numeric number) {
    if (!(number.value() instanceof Numerals.Whole(long value))) {
      return number.value().getClass().getName();
    }
    return Readings.isStatus(value)
        ? Long.toString(RangeTable.unsigned(value))
        : number.sort() + " " + value;
  }

  /** {@code java 137 143} and {@code 137 143 java} ask for both numbers beside the word. */
  private static List<Side> shareWords(List<Side> sides) {
    List<Side> worded = sides.stream().filter(side -> !side.words().isEmpty()).toList();
    return worded.size() == 1
        ? sides.stream().map(side -> side.withWords(worded.getFirst().words())).toList()
        : sides;
  }

  /** {@code 137 java vs node} asks for 137 twice. */
  private static List<Side> inherit(List<Side> sides) {
    return sides.stream()
        .map(Side::number)
        .filter(Objects::nonNull)
        .findFirst()
        .map(n -> sides.stream().map(s -> s.hasSubject() ? s : s.withNumber(n)).toList())
        .orElse(sides);
  }
}
