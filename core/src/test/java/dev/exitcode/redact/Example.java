package dev.exitcode.redact;

import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text with one secret in it.
 *
 * @param kind what should be shown in the secret's place
 */
record Example(String kind, String before, String secret, String after) {
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+) (\\d+)}");
  private static final String DIGITS = "0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final Map<String, String> ALPHABETS =
      Map.of(
          "alnum", UPPER + LOWER + DIGITS,
          "base32", UPPER + "234567",
          "base64", UPPER + LOWER + DIGITS + "+/",
          "base64url", UPPER + LOWER + DIGITS + "-_",
          "digit", DIGITS,
          "hex", DIGITS + "abcdef",
          "letters", UPPER + LOWER,
          "upper", UPPER + DIGITS);

  /** An example out of a template of {@code kinds.json}. */
  static Example of(String kind, String template, Random random) {
    String text = filled(template, random);
    int start = text.indexOf('«');
    int end = text.indexOf('»');
    return new Example(
        kind, text.substring(0, start), text.substring(start + 1, end), text.substring(end + 1));
  }

  /** A template with its blanks filled. */
  static String filled(String template, Random random) {
    return BLANK.matcher(template).replaceAll(blank -> filled(blank, random));
  }

  private static String filled(MatchResult blank, Random random) {
    String alphabet = ALPHABETS.get(blank.group(1));
    StringBuilder filled = new StringBuilder();
    random
        .ints(Integer.parseInt(blank.group(2)), 0, alphabet.length())
        .forEach(i -> filled.append(alphabet.charAt(i)));
    return filled.toString();
  }

  String text() {
    return before + secret + after;
  }

  String redacted() {
    return before + "‹redacted:" + kind + "›" + after;
  }

  /** The same with something put into the middle of the secret. */
  Example split(String by) {
    int middle = secret.length() / 2;
    return new Example(
        kind, before, secret.substring(0, middle) + by + secret.substring(middle), after);
  }
}
