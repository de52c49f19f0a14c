package dev.exitcode.app;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where text goes.
 *
 * @param width columns to fill, 40 to 120
 * @param colour whether escape sequences may be used
 */
record Terminal(int width, boolean colour) {
  private static final int USUAL_WIDTH = 80;

  Terminal {
    if (width < 40 || width > 120) {
      throw new IllegalArgumentException("width must be 40 to 120, not " + width);
    }
  }

  /** This process's terminal; colour is off where output is piped or {@code NO_COLOR} is set. */
  static Terminal current() {
    return of(isInteractive(), System.getenv());
  }

  /** Whether this process both reads from a terminal and writes to it. */
  @SuppressWarnings(
      "SystemConsoleNull") // JDK 25 is back to null where output is piped (JDK-8351435)
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  static Terminal of(boolean terminal, Map<String, String> env) {
    boolean plain = !env.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(env.get("TERM"));
    return new Terminal(terminal ? width(env.get("COLUMNS")) : USUAL_WIDTH, terminal && !plain);
  }

  private static int width(@Nullable String columns) {
    try {
      return columns == null ? USUAL_WIDTH : Math.clamp(Integer.parseInt(columns), 40, 120);
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }
}
