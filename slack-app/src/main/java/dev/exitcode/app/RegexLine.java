package dev.exitcode.app;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.exitcode.catalog.LinePattern;
import java.util.regex.Matcher;

/**
 * A regular expression of RE2's kind, which a hostile line or pattern cannot keep busy: matching
 * takes at most {@link #stepsPerCharacter} for each character.
 *
 * @param needs a text that every match holds, or the empty string
 */
record RegexLine(Pattern pattern, String needs) implements LinePattern {
  private static final int MOST_STEPS = 500;
  private static final int MOST_REPEATS = 1_000;

  /** Literal characters with an escape that means just them, or one that means something else. */
  private static final java.util.regex.Pattern PIECE =
      java.util.regex.Pattern.compile(
          "\\\\(?<itself>[^A-Za-z0-9])|(?<plain>[A-Za-z0-9"
              + " \"'!#%&,/:;<=>@_`~-])|(?<gap>[.^$]|\\\\[dDwWsSbBtn])");

  /**
   * Compiles a pattern.
   *
   * @throws PatternSyntaxException whose description says what is wrong
   */
  static RegexLine of(String regex) {
    Pattern pattern = Repeats.most(regex) > MOST_REPEATS ? null : Pattern.compile(regex);
    if (pattern == null || pattern.programSize() > MOST_STEPS) {
      throw new PatternSyntaxException("it repeats too much; write it shorter", regex);
    }
    return new RegexLine(pattern, needed(regex));
  }

  @Override
  public String text() {
    return pattern.pattern();
  }

  @Override
  public boolean isIn(String line) {
    return pattern.matcher(line).find();
  }

  @Override
  public int stepsPerCharacter() {
    return Math.max(1, pattern.programSize());
  }

  /** The longest run of literal characters before the first group, class or choice. */
  private static String needed(String regex) {
    if (regex.contains("|") || regex.contains("(?")) {
      return "";
    }
    Matcher piece = PIECE.matcher(regex);
    StringBuilder run = new StringBuilder();
    String longest = "";
    int at = 0;
    while (piece.region(at, regex.length()).lookingAt()) {
      at = piece.end();
      boolean repeated = at < regex.length() && "*?+{".indexOf(regex.charAt(at)) >= 0;
      add(piece, repeated, run);
      longest = run.length() > longest.length() ? run.toString() : longest;
      at = repeated ? afterRepeat(regex, at) : at;
    }
    return longest;
  }

  private static void add(Matcher piece, boolean repeated, StringBuilder run) {
    if (piece.group("gap") != null || repeated) {
      run.setLength(0);
    } else {
      run.append(piece.group("plain") == null ? piece.group("itself") : piece.group("plain"));
    }
  }

  /** After {@code *}, {@code *?} and the like; the end where it is a count in braces. */
  private static int afterRepeat(String regex, int at) {
    if (regex.charAt(at) == '{') {
      return regex.length();
    }
    boolean lazy = at + 1 < regex.length() && regex.charAt(at + 1) == '?';
    return lazy ? at + 2 : at + 1;
  }
}
