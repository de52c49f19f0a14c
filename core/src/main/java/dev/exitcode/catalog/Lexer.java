package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a cleaned question into tokens; the longest phrase that the catalog knows wins. */
final class Lexer {
  private static final int LONGEST_PHRASE = 8;

  private static final Pattern SEPARATORS = Pattern.compile("[\\s()\\[\\]{}<>\"'`,;!?|=*#\u00b7]+");

  private final Words known;
  private final List<String> parts = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private boolean hasNumber;

  private Lexer(Words known) {
    this.known = known;
  }

  /** The tokens of a {@linkplain Text#clean cleaned} question. */
  static List<Token> tokens(String question, Words known) {
    Lexer lexer = new Lexer(known);
    Arrays.stream(SEPARATORS.split(question)).map(Parts::of).forEach(lexer.parts::addAll);
    lexer.hasNumber = lexer.parts.stream().anyMatch(part -> Numerals.parse(part) != null);
    lexer.read();
    return lexer.tokens;
  }

  private void read() {
    for (int at = 0; at < parts.size(); ) {
      at += introducesASignal(at) ? 1 : phrase(at);
    }
  }

  /** Whether it is the kill of {@code kill -TERM} or the signal of {@code signal SIGTERM}. */
  private boolean introducesASignal(int at) {
    return Particles.saysSignal(parts.get(at))
        && at + 1 < parts.size()
        && Signals.number(parts.get(at + 1)) > 0;
  }

  /** Reads the token at {@code at} and returns how many parts it took. */
  private int phrase(int at) {
    for (int length = Math.min(LONGEST_PHRASE, parts.size() - at); length > 0; length--) {
      List<String> phrase = parts.subList(at, at + length);
      Words.Known found = phrase(phrase);
      if (found != null) {
        tokens.add(new Token.Word(found));
        return length;
      }
    }
    single(at);
    return 1;
  }

  private Words.@Nullable Known phrase(List<String> phrase) {
    if (phrase.stream()
            .anyMatch(part -> Particles.isVersus(part) || Particles.isPerhapsVersus(part))
        || (phrase.size() == 1 && Numerals.parse(phrase.getFirst()) != null)
        || (hasNumber && phrase.stream().allMatch(Particles::namesTheNumber))) {
      return null;
    }
    String text = String.join(" ", phrase);
    boolean counts = phrase.stream().anyMatch(part -> Numerals.parse(part) != null);
    Words.Known found = counts ? known.findExactly(text) : known.find(text);
    return found != null && swallowsTheNumber(phrase, found) ? null : found;
  }

  /** Whether a known phrase such as {@code exited 137} would hide the number that is asked for. */
  private static boolean swallowsTheNumber(List<String> phrase, Words.Known found) {
    boolean labelled =
        Particles.saysCode(phrase.getFirst()) || Particles.saysSignal(phrase.getFirst());
    return labelled
        && phrase.stream().anyMatch(part -> Numerals.parse(part) != null)
        && (found.entry() == null || found.entry().onlyCode() == null);
  }

  private void single(int at) {
    String part = parts.get(at);
    Numerals.Numeral number = Numerals.parse(part);
    int signal = part.startsWith("sig") || part.startsWith("rtm") ? Signals.number(part) : 0;
    if (signal > 0) {
      tokens.add(new Token.Numeric(new Numerals.Whole(signal), Token.Sort.SIGNAL));
    } else if (number != null) {
      tokens.add(new Token.Numeric(number, sort(at)));
    } else {
      word(part);
    }
  }

  private void word(String part) {
    if (Particles.isVersus(part)) {
      tokens.add(new Token.Versus(true));
    } else if (Particles.isPerhapsVersus(part)) {
      tokens.add(new Token.Versus(false));
    } else if (!Particles.isNoise(part) && !(hasNumber && Particles.namesTheNumber(part))) {
      tokens.add(new Token.Unknown(part));
    }
  }

  /** What the nearest word before a number that is no noise says about it. */
  private Token.Sort sort(int at) {
    return parts.subList(Math.max(0, at - 3), at).reversed().stream()
        .filter(part -> !Particles.isNoise(part))
        .findFirst()
        .map(Lexer::label)
        .orElse(Token.Sort.BARE);
  }

  private static Token.Sort label(String part) {
    if (Particles.saysSignal(part)) {
      return Token.Sort.SIGNAL;
    }
    return Particles.saysCode(part) ? Token.Sort.CODE : Token.Sort.BARE;
  }
}
