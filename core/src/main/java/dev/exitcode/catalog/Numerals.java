package dev.exitcode.catalog;

import org.jspecify.annotations.Nullable;

/** Reads numbers as people paste them; linear in the length, whatever the length. */
final class Numerals {
  private static final String HEX_MARK = "0x";

  /** A number. */
  sealed interface Numeral {}

  /** A whole number that a {@code long} can hold. */
  record Whole(long value) implements Numeral {}

  /** A whole number too large for a {@code long}. */
  record Huge() implements Numeral {}

  /** A number that is not whole, such as {@code 3.5}. */
  record Fraction() implements Numeral {}

  private Numerals() {}

  /**
   * Reads {@code 137}, {@code +137}, {@code -1}, {@code 0137} (decimal: people mean 137), {@code
   * 137.0}, {@code 3.5}, {@code 0xC0000005} and the bare {@code c0000005}; null for anything else.
   */
  static @Nullable Numeral parse(String token) {
    boolean negative = token.startsWith("-");
    return unsigned(negative || token.startsWith("+") ? token.substring(1) : token, negative);
  }

  private static @Nullable Numeral unsigned(String text, boolean negative) {
    if (text.regionMatches(true, 0, HEX_MARK, 0, HEX_MARK.length())) {
      return whole(text.substring(HEX_MARK.length()), 16, negative);
    }
    if (isBareStatus(text)) {
      return whole(text, 16, negative);
    }
    int point = text.indexOf('.');
    return point < 0 ? whole(text, 10, negative) : decimal(text, point, negative);
  }

  private static @Nullable Numeral decimal(String text, int point, boolean negative) {
    String fraction = text.substring(point + 1);
    Numeral whole = whole(text.substring(0, point), 10, negative);
    Numeral rest = whole(fraction, 10, false);
    if (whole == null || rest == null) {
      return null;
    }
    return rest.equals(new Whole(0)) ? whole : new Fraction();
  }

  private static @Nullable Numeral whole(String digits, int radix, boolean negative) {
    boolean digitsOnly = digits.chars().allMatch(c -> Character.digit(c, radix) >= 0);
    if (digits.isEmpty() || !digitsOnly) {
      return null;
    }
    try {
      return new Whole(Long.parseLong(negative ? "-" + digits : digits, radix));
    } catch (NumberFormatException e) {
      return new Huge();
    }
  }

  /** Eight hexadecimal digits of an NTSTATUS or HRESULT, copied without their 0x. */
  private static boolean isBareStatus(String text) {
    return text.length() == 8
        && "8cCeE".indexOf(text.charAt(0)) >= 0
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        && text.chars().anyMatch(Character::isLetter);
  }
}
