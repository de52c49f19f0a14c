package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a cleaned question into tokens; the longest phrase that the catalog knows wins. */
final class Lexer {
  private static final int LONGEST_PHRASE = 8;

  private static final Set<String> VERSUS =
      words("vs versus against or compared compare than between difference");

  /** Stand between two things that may be compared, or that came together. */
  private static final Set<String> PERHAPS_VERSUS = words("and &");

  private static final Set<String> SAYS_CODE =
      words(
          "exit exits code codes exitcode exit_code exit-code status exited returned rc errorlevel"
              + " restarting statuscode error_code");

  private static final Set<String> SAYS_SIGNAL = words("signal sig kill signo termsig");

  /** Words that ask for nothing; known phrases made of them are still found first. */
  private static final Set<String> NOISE =
      words(
          "what whats what's is are was were does do did mean means meaning of the a an my our your"
              + " in on for to it its this that why how got get getting with by from has have had"
              + " been i we me explain about please tell show when which who"
              + " because after before just again keeps number value s -s $ - -- ago");

  /** Noise only beside a number: they name things everybody has. */
  private static final Set<String> NOISE_BY_A_NUMBER =
      words(
          "container containers pod pods process program command app application service terminated"
              + " finished failed die dies died dead ended stopped crash crashed crashes reason"
              + " last state exec");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s()\\[\\]{}<>\"'`,;!?|=*#\u00b7]+");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(.*\\b(?:exitcode|exit_code|exit-code|code|status|exit|rc|signal|sig)):(.+)");
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

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  private void split(String raw) {
    String part = strip(raw);
    var labelled = LABELLED.matcher(part);
    var two = TWO_NUMBERS.matcher(part);
    var ready = READY.matcher(part);
    var systemd = SYSTEMD_STATUS.matcher(part);
    if (labelled.matches() && Numerals.parse(labelled.group(2)) != null) {
      parts.addAll(List.of(labelled.group(1), labelled.group(2)));
    } else if (ready.matches() && isReady(ready)) {
      parts.add(ready.group(1) != null ? "init:n/m" : same(ready) ? "1/1" : "0/1");
    } else if (two.matches()) {
      parts.addAll(List.of(two.group(1), "vs", two.group(2)));
    } else if (systemd.matches()) {
      parts.addAll(List.of(systemd.group(1), systemd.group(2)));
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

  /** Without the punctuation that a sentence leaves at a word's end. */
  private static String strip(String raw) {
    int end = raw.length();
    while (end > 0 && ".:/".indexOf(raw.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean option = end > 1 && raw.charAt(0) == '-' && Character.isLetter(raw.charAt(1));
    return raw.substring(option ? 1 : 0, end);
  }

  private void read() {
    for (int at = 0; at < parts.size(); ) {
      at += introducesASignal(at) ? 1 : phrase(at);
    }
  }

  /** Whether it is the kill of {@code kill -TERM} or the signal of {@code signal SIGTERM}. */
  private boolean introducesASignal(int at) {
    return SAYS_SIGNAL.contains(parts.get(at))
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
    if (phrase.stream().anyMatch(part -> VERSUS.contains(part) || PERHAPS_VERSUS.contains(part))
        || (phrase.size() == 1 && Numerals.parse(phrase.getFirst()) != null)
        || (hasNumber && phrase.stream().allMatch(Lexer::namesTheNumber))) {
      return null;
    }
    String text = String.join(" ", phrase);
    boolean counts = phrase.stream().anyMatch(part -> Numerals.parse(part) != null);
    Words.Known found = counts ? known.findExactly(text) : known.find(text);
    return found != null && swallowsTheNumber(phrase, found) ? null : found;
  }

  private static boolean namesTheNumber(String part) {
    return (SAYS_CODE.contains(part) && !part.equals("restarting"))
        || SAYS_SIGNAL.contains(part)
        || NOISE.contains(part)
        || NOISE_BY_A_NUMBER.contains(part);
  }

  /** Whether a known phrase such as {@code exited 137} would hide the number that is asked for. */
  private static boolean swallowsTheNumber(List<String> phrase, Words.Known found) {
    boolean labelled =
        SAYS_CODE.contains(phrase.getFirst()) || SAYS_SIGNAL.contains(phrase.getFirst());
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
    } else if (VERSUS.contains(part)) {
      tokens.add(new Token.Versus(true));
    } else if (PERHAPS_VERSUS.contains(part)) {
      tokens.add(new Token.Versus(false));
    } else if (!NOISE.contains(part) && !(hasNumber && namesTheNumber(part))) {
      tokens.add(new Token.Unknown(part));
    }
  }

  /** What the nearest word before a number that is no noise says about it. */
  private Token.Sort sort(int at) {
    for (int before = at - 1; before >= 0 && before >= at - 3; before--) {
      String part = parts.get(before);
      if (SAYS_SIGNAL.contains(part)) {
        return Token.Sort.SIGNAL;
      }
      if (SAYS_CODE.contains(part) || part.endsWith("exitcode")) {
        return Token.Sort.CODE;
      }
      if (!NOISE.contains(part)) {
        return Token.Sort.BARE;
      }
    }
    return Token.Sort.BARE;
  }
}
