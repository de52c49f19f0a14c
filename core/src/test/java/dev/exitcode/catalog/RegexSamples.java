package dev.exitcode.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortest texts for the branches of a regular expression: each alternative, each optional part
 * once with and once without. What looks around is passed over, so that not every text need be
 * found by the expression. Knows the syntax that the catalog's patterns use.
 */
final class RegexSamples {
  private static final int MOST = 3_000;
  private static final Pattern LOOKS_AROUND = Pattern.compile("\\?<?[=!]");
  private static final Pattern OPENING = Pattern.compile("\\?(?:<?[=!]|[a-z]*:|>)");

  private final String regex;
  private int at;

  private RegexSamples(String regex) {
    this.regex = regex;
  }

  static List<String> of(String regex) {
    RegexSamples samples = new RegexSamples(regex);
    List<String> all = samples.alternatives();
    if (samples.at != regex.length()) {
      throw new IllegalArgumentException("not understood at %d: %s".formatted(samples.at, regex));
    }
    return all;
  }

  private List<String> alternatives() {
    List<String> all = new ArrayList<>(sequence());
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return bounded(all);
  }

  private List<String> sequence() {
    List<String> all = List.of("");
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      List<String> next = repeated(atom());
      all = bounded(all.stream().flatMap(a -> next.stream().map(a::concat)).toList());
    }
    return all;
  }

  private static List<String> bounded(List<String> all) {
    return all.size() > MOST ? all.subList(0, MOST) : all;
  }

  private List<String> atom() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> List.of(oneOf());
      case '\\' -> List.of(escaped(regex.charAt(at++)));
      case '^', '$' -> List.of("");
      case '.' -> List.of("~");
      default -> List.of(String.valueOf(c));
    };
  }

  private List<String> group() {
    boolean looksAround = LOOKS_AROUND.matcher(regex).region(at, regex.length()).lookingAt();
    Matcher opening = OPENING.matcher(regex).region(at, regex.length());
    at = opening.lookingAt() ? opening.end() : at;
    List<String> inside = alternatives();
    at++;
    return looksAround ? List.of("") : inside;
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'b', 'B', 'A', 'z', 'Z' -> "";
      case 'd' -> "1";
      case 'w', 'S', 'D' -> "x";
      case 's' -> " ";
      case 'W' -> "-";
      default -> String.valueOf(c);
    };
  }

  /** The first member of a class; of one that excludes, a character that few exclude. */
  private String oneOf() {
    int end = at + 1;
    while (regex.charAt(end) != ']') {
      end += regex.charAt(end) == '\\' ? 2 : 1;
    }
    String members = regex.substring(at, end);
    at = end + 1;
    if (members.charAt(0) == '^') {
      return members.contains("x") ? "q" : "x";
    }
    return members.charAt(0) == '\\' ? escaped(members.charAt(1)) : members.substring(0, 1);
  }

  private List<String> repeated(List<String> once) {
    char c = at < regex.length() ? regex.charAt(at) : ' ';
    int least = 1;
    if (c == '?' || c == '*' || c == '+') {
      at++;
      least = c == '+' ? 1 : 0;
    } else if (c == '{') {
      int end = regex.indexOf('}', at);
      least = Integer.parseInt(regex.substring(at + 1, end).split(",", 2)[0]);
      at = end + 1;
    }
    if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0 && "?*+{".indexOf(c) >= 0) {
      at++;
    }
    if (least > 0) {
      int times = least;
      return once.stream().map(text -> text.repeat(times)).toList();
    }
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(once);
    return all;
  }
}
