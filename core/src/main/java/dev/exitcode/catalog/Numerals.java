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
    String text = token;
    boolean negative = text.startsWith("-");
    if (negative || text.startsWith("+")) {
      text = text.substring(1);
    }
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
    long value = 0; // kept negative, because there is one more negative number than positive ones
    boolean huge = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0) {
        return null;
      }
      huge |= value < (Long.MIN_VALUE + digit) / radix;
      value = huge ? value : value * radix - digit;
    }
    if (digits.isEmpty()) {
      return null;
    }
    huge |= !negative && value == Long.MIN_VALUE;
    return huge ? new Huge() : new Whole(negative ? value : -value);
  }

  /** Eight hexadecimal digits of an NTSTATUS or HRESULT, copied without their 0x. */
  private static boolean isBareStatus(String text) {
    return text.length() == 8
        && "8cCeE".indexOf(text.charAt(0)) >= 0
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        && text.chars().anyMatch(Character::isLetter);
  }
}
