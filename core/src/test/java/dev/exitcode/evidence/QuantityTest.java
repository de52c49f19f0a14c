package dev.exitcode.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "0, 0",
    "134217728, 134217728",
    "512Mi, 536870912",
    "1Ki, 1024",
    "2Gi, 2147483648",
    "1Ti, 1099511627776",
    "1Pi, 1125899906842624",
    "1k, 1000",
    "5M, 5000000",
    "1.5G, 1500000000",
    "1T, 1000000000000",
    "1P, 1000000000000000",
    "0.5Gi, 536870912",
    "128m, 1",
    "128000m, 128",
    "1500m, 2",
    "1e9, 1000000000",
    "1.0E9, 1000000000",
    "-1, -1",
    "' 64Mi ', 67108864",
  })
  void quantity_isBytes(String written, long bytes) {
    assertThat(Quantity.bytes(written)).hasValue(bytes);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "Mi",
        "64MB",
        "64mi",
        "64 Mi",
        "x",
        "1.2.3",
        "1e999999999",
        "9999999999Pi",
        "1e-50",
      })
  void whatIsNoQuantity_isEmpty(@Nullable String written) {
    assertThat(Quantity.bytes(written)).isEmpty();
  }

  @Test
  void longText_isEmpty() {
    assertThat(Quantity.bytes("1".repeat(100_000))).isEqualTo(OptionalLong.empty());
  }
}
