package dev.exitcode.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes quantities: {@code 512Mi}, {@code 1.5G}, {@code 128m} (milli: a common slip for {@code
 * 128Mi}), {@code 1e9}.
 */
public final class Quantity {
  private static final Map<String, BigDecimal> SUFFIXES =
      Map.ofEntries(
          Map.entry("", BigDecimal.ONE),
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", BigDecimal.TEN.pow(3)),
          Map.entry("M", BigDecimal.TEN.pow(6)),
          Map.entry("G", BigDecimal.TEN.pow(9)),
          Map.entry("T", BigDecimal.TEN.pow(12)),
          Map.entry("P", BigDecimal.TEN.pow(15)),
          Map.entry("Ki", BigDecimal.TWO.pow(10)),
          Map.entry("Mi", BigDecimal.TWO.pow(20)),
          Map.entry("Gi", BigDecimal.TWO.pow(30)),
          Map.entry("Ti", BigDecimal.TWO.pow(40)),
          Map.entry("Pi", BigDecimal.TWO.pow(50)));

  private static final int LONGEST = 40;

  private Quantity() {}

  /** A quantity of memory in bytes, rounded up; empty for null and for what is no quantity. */
  public static OptionalLong bytes(@Nullable String written) {
    if (written == null || written.length() > LONGEST) {
      return OptionalLong.empty();
    }
    String text = written.strip();
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    BigDecimal factor = SUFFIXES.get(text.substring(end));
    return factor == null ? OptionalLong.empty() : times(text.substring(0, end), factor);
  }

  private static OptionalLong times(String number, BigDecimal factor) {
    try {
      BigDecimal value = new BigDecimal(number);
      return Math.abs(value.scale()) > LONGEST
          ? OptionalLong.empty()
          : OptionalLong.of(
              value.multiply(factor).setScale(0, RoundingMode.CEILING).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
