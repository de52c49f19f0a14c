package dev.exitcode.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest(name = "terminal {0}, {1}={2} -> width {3}, colour {4}")
  @CsvSource({
    "true,  X, '', 80, true",
    "false, X, '', 80, false",
    "true,  NO_COLOR, 1, 80, false",
    "true,  NO_COLOR, '', 80, true",
    "true,  TERM, dumb, 80, false",
    "true,  COLUMNS, 100, 100, true",
    "true,  COLUMNS, 9, 40, true",
    "true,  COLUMNS, 500, 120, true",
    "true,  COLUMNS, wide, 80, true",
    "false, COLUMNS, 100, 80, false",
  })
  void terminal_followsTheEnvironment(
      boolean terminal, String name, String value, int width, boolean colour) {
    assertThat(Terminal.of(terminal, Map.of(name, value))).isEqualTo(new Terminal(width, colour));
  }
}
