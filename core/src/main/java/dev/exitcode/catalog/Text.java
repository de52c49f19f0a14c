package dev.exitcode.catalog;

import java.text.Normalizer;
import java.util.Locale;

/** Makes typed and pasted text comparable. */
final class Text {
  /** Longer questions are cut here: the rest of a pasted log does not change what is asked. */
  private static final int LONGEST = 4_000;

  private Text() {}

  /**
   * The text in lower case, without control, formatting and unpaired surrogate characters, with
   * full-width digits and typographic dashes and quotes made plain, one space between words.
   */
  static String clean(String text) {
    String cut = cut(text);
    StringBuilder clean = new StringBuilder(cut.length());
    for (int i = 0; i < cut.length(); i++) {
      append(clean, cut.charAt(i));
    }
    // cut again, because one character may become eighteen
    String plain = cut(Normalizer.normalize(clean, Normalizer.Form.NFKC));
    return String.join(" ", words(typewritten(plain).toLowerCase(Locale.ROOT)));
  }

  /** What a lookup that forgives spaces and punctuation compares: letters, digits and plus. */
  static String squash(String text) {
    StringBuilder squashed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '+') {
        squashed.append(Character.toLowerCase(c));
      }
    }
    return squashed.toString();
  }

  /** Splits at white space; no word is empty. */
  static String[] words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static void append(StringBuilder to, char c) {
    switch (Character.getType(c)) {
      case Character.FORMAT, Character.SURROGATE -> {}
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          to.append(' ');
      default -> to.append(Character.isSpaceChar(c) ? ' ' : c);
    }
  }

  private static String typewritten(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      plain.setCharAt(i, typewritten(text.charAt(i)));
    }
    return plain.toString();
  }

  private static char typewritten(char c) {
    return switch (c) {
      case '\u2212' -> '-';
      case '\u2018', '\u2019', '\u201A', '\u201B' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\u2039', '\u203A' -> '"';
      default -> Character.getType(c) == Character.DASH_PUNCTUATION ? '-' : c;
    };
  }
}
