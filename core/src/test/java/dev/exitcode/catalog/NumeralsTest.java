package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "0, 0",
    "137, 137",
    "+137, 137",
    "-1, -1",
    "0137, 137",
    "-0, 0",
    "137.0, 137",
    "0xC0000005, 3221225477",
    "0Xc0000005, 3221225477",
    "c0000005, 3221225477",
    "-0x1, -1",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
  })
  void wholeNumber_isRead(String text, long value) {
    assertThat(Numerals.parse(text)).isEqualTo(new Numerals.Whole(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-99999999999999999999", "0xFFFFFFFFFFFFFFFFF"})
  void numberBeyondLong_isHuge(String text) {
    assertThat(Numerals.parse(text)).isEqualTo(new Numerals.Huge());
  }

  @Test
  void thousandsOfDigits_areHuge() {
    assertThat(Numerals.parse("9".repeat(4_000))).isEqualTo(new Numerals.Huge());
    assertThat(Numerals.parse("0".repeat(4_000) + "137")).isEqualTo(new Numerals.Whole(137));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5", "-0.1", "137.9"})
  void numberWithAFraction_isAFraction(String text) {
    assertThat(Numerals.parse(text)).isEqualTo(new Numerals.Fraction());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "+", "0x", "x", "1a", "1.2.3", ".5", "5.", "--1", "arm64", "1e3", "cafe"})
  void otherText_isNoNumber(String text) {
    assertThat(Numerals.parse(text)).isNull();
  }
}
