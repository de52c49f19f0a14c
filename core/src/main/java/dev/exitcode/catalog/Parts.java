package dev.exitcode.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what is written as one word: {@code exitcode:2}, {@code 9/kill}, {@code 137-143}. */
final class Parts {
  private static final Pattern EMPHASIS = Pattern.compile("([_~]+)(.+?)\\1");
  private static final Pattern OPTION = Pattern.compile("-[a-z]");

  /** A way to write several words as one. */
  private record Form(
      Pattern written, Predicate<MatchResult> fits, Function<MatchResult, List<String>> parts) {
    static Form of(String written, Function<MatchResult, List<String>> parts) {
      return new Form(Pattern.compile(written), m -> true, parts);
    }

    Form onlyWhere(Predicate<MatchResult> condition) {
      return new Form(written, condition, parts);
    }

    Optional<List<String>> of(String part) {
      Matcher match = written.matcher(part);
      return match.matches() && fits.test(match)
          ? Optional.of(parts.apply(match))
          : Optional.empty();
    }
  }

  /** The first that fits counts. */
  private static final List<Form> FORMS =
      List.of(
          Form.of(
                  "(.*\\b(?:exitcode|exit_code|exit-code|code|status|exit|rc|signal|sig|terminated"
                      + "|exited|killed|failed|error|died)):(.+)",
                  Parts::both)
              .onlyWhere(labelled -> Numerals.parse(labelled.group(2)) != null),
          Form.of("(init:)?(\\d{1,3})/(\\d{1,3})", Parts::ready).onlyWhere(Parts::isReady),
          Form.of("(\\d{2,12})[-/](\\d{2,12})", two -> List.of(two.group(1), "vs", two.group(2))),
          Form.of("(\\d{1,3})/([a-z_]+)", Parts::both), // systemd's status
          Form.of("(-?\\d{1,12}):([a-z][a-z_-]+)", Parts::both));

  private Parts() {}

  /** The words that a word of a cleaned question stands for; none where it says nothing. */
  static List<String> of(String raw) {
    String part = strip(raw);
    return part.isEmpty()
        ? List.of()
        : FORMS.stream().flatMap(f -> f.of(part).stream()).findFirst().orElse(List.of(part));
  }

  private static List<String> both(MatchResult match) {
    return List.of(match.group(1), match.group(2));
  }

  /** Whether the column READY was copied rather than two codes with a stroke between them. */
  private static boolean isReady(MatchResult ready) {
    boolean init = ready.group(1) != null;
    boolean count = Integer.parseInt(ready.group(2)) <= Integer.parseInt(ready.group(3));
    return init || (count && ready.group(3).length() < 3);
  }

  private static List<String> ready(MatchResult ready) {
    if (ready.group(1) != null) {
      return List.of("init:n/m");
    }
    return List.of(ready.group(2).equals(ready.group(3)) ? "1/1" : "0/1");
  }

  /** Without emphasis and the punctuation around a word; empty for an option of one letter. */
  private static String strip(String raw) {
    String word = withoutPunctuation(raw);
    Matcher emphasis = EMPHASIS.matcher(word);
    String plain = emphasis.matches() ? emphasis.group(2) : word;
    boolean option =
        plain.length() > 1 && plain.charAt(0) == '-' && Character.isLetter(plain.charAt(1));
    return OPTION.matcher(plain).matches() ? "" : option ? plain.substring(1) : plain;
  }

  private static String withoutPunctuation(String raw) {
    int start = 0;
    int end = raw.length();
    while (end > 0 && ".:/".indexOf(raw.charAt(end - 1)) >= 0) {
      end--;
    }
    while (start < end && raw.charAt(start) == ':') {
      start++;
    }
    return raw.substring(start, end);
  }
}
