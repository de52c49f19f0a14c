package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a cleaned question into tokens; the longest phrase that the catalog knows wins. */
final class Lexer {
  private static final int LONGEST_PHRASE = 8;

  private static final Pattern SEPARATORS = Pattern.compile("[\\s()\\[\\]{}<>\"'`,;!?|=*#\u00b7]+");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(.*\\b(?:exitcode|exit_code|exit-code|code|status|exit|rc|signal|sig|terminated|exited"
              + "|killed|failed|error|died)):(.+)");
  private static final Pattern NAMED = Pattern.compile("(-?\\d{1,12}):([a-z][a-z_-]+)");
  private static final Pattern EMPHASIS = Pattern.compile("([_~]+)(.+?)\\1");
  private static final Pattern OPTION = Pattern.compile("-[a-z]");
  private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{2,12})[-/](\\d{2,12})");
  private static final Pattern SYSTEMD_STATUS = Pattern.compile("(\\d{1,3})/([a-z_]+)");
  private static final Pattern READY = Pattern.compile("(init:)?(\\d{1,3})/(\\d{1,3})");

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
    Arrays.stream(SEPARATORS.split(question)).forEach(lexer::split);
    lexer.hasNumber = lexer.parts.stream().anyMatch(part -> Numerals.parse(part) != null);
    lexer.read();
    return lexer.tokens;
  }

  private void split(String raw) {
    String part = strip(raw);
    var labelled = LABELLED.matcher(part);
    var two = TWO_NUMBERS.matcher(part);
    var ready = READY.matcher(part);
    var systemd = SYSTEMD_STATUS.matcher(part);
    var named = NAMED.matcher(part);
    if (labelled.matches() && Numerals.parse(labelled.group(2)) != null) {
      parts.addAll(List.of(labelled.group(1), labelled.group(2)));
    } else if (ready.matches() && isReady(ready)) {
      parts.add(ready.group(1) != null ? "init:n/m" : same(ready) ? "1/1" : "0/1");
    } else if (two.matches()) {
      parts.addAll(List.of(two.group(1), "vs", two.group(2)));
    } else if (systemd.matches()) {
      parts.addAll(List.of(systemd.group(1), systemd.group(2)));
    } else if (named.matches()) {
      parts.addAll(List.of(named.group(1), named.group(2)));
    } else if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  /** Whether the column READY was copied rather than two codes with a stroke between them. */
  private static boolean isReady(MatchResult ready) {
    boolean init = ready.group(1) != null;
    boolean count = Integer.parseInt(ready.group(2)) <= Integer.parseInt(ready.group(3));
    return init || (count && ready.group(3).length() < 3);
  }

  private static boolean same(MatchResult ready) {
    return ready.group(2).equals(ready.group(3));
  }

  /** Without emphasis and the punctuation around a word; empty for an option of one letter. */
  private static String strip(String raw) {
    int start = 0;
    int end = raw.length();
    while (end > 0 && ".:/".indexOf(raw.charAt(end - 1)) >= 0) {
      end--;
    }
    while (start < end && raw.charAt(start) == ':') {
      start++;
    }
    String word = raw.substring(start, end);
    var emphasis = EMPHASIS.matcher(word);
    String plain = emphasis.matches() ? emphasis.group(2) : word;
    boolean option =
        plain.length() > 1 && plain.charAt(0) == '-' && Character.isLetter(plain.charAt(1));
    return OPTION.matcher(plain).matches() ? "" : option ? plain.substring(1) : plain;
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
    } else if (Particles.isVersus(part)) {
      tokens.add(new Token.Versus(true));
    } else if (Particles.isPerhapsVersus(part)) {
      tokens.add(new Token.Versus(false));
    } else if (!Particles.isNoise(part) && !(hasNumber && Particles.namesTheNumber(part))) {
      tokens.add(new Token.Unknown(part));
    }
  }

  /** What the nearest word before a number that is no noise says about it. */
  private Token.Sort sort(int at) {
    for (int before = at - 1; before >= 0 && before >= at - 3; before--) {
      String part = parts.get(before);
      if (Particles.saysSignal(part)) {
        return Token.Sort.SIGNAL;
      }
      if (Particles.saysCode(part)) {
        return Token.Sort.CODE;
      }
      if (!Particles.isNoise(part)) {
        return Token.Sort.BARE;
      }
    }
    return Token.Sort.BARE;
  }
}
