package dev.exitcode.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A pattern found in a line of a log, with what decides whether it names the cause of a death.
 *
 * @param pattern what was found
 * @param line index of the line among those read
 * @param text the whole line without colours and the prefixes of log collectors: a cut could leave
 *     half a secret, which nobody would know for one
 * @param at where in it the pattern was found
 * @param what what it is about, such as a host, a path, a variable or a module; null: not told
 * @param level the level of the line, or of the record that it continues
 * @param handled whether the line says that the program copes: "retrying", "using default"
 * @param named whether it names the cause of its block: the first line of a panic, the last of a
 *     Python traceback, the deepest cause of a Java exception
 * @param last whether it belongs to the last errors of the log
 * @param after how many lines of ordinary work follow it; words of farewell do not count
 */
public record LogFinding(
    LogPattern pattern,
    int line,
    String text,
    int at,
    @Nullable String what,
    LogLevel level,
    boolean handled,
    boolean named,
    boolean last,
    int after) {
  /** Other threads may still finish a line or two while a fatal error ends the program. */
  private static final int STRAGGLERS = 3;

  LogFinding judged(boolean isNamed, boolean isLast, int ordinaryAfter) {
    return new LogFinding(
        pattern, line, text, at, what, level, handled, isNamed, isLast, ordinaryAfter);
  }

  /** The cause that the text names; null: evidence only. */
  public @Nullable String cause() {
    return pattern.cause();
  }

  /**
   * Whether it may name the cause of the death.
   *
   * @param briefRun whether the program ran for less than ten seconds
   */
  public boolean counts(boolean briefRun) {
    if (cause() == null || !named || handled || (level == LogLevel.INFO && !isQuietEnd())) {
      return false;
    }
    return switch (pattern.strength()) {
      case DECISIVE -> true;
      case FATAL -> briefRun || (last && after <= STRAGGLERS);
      case WEAK -> briefRun || (last && after == 0);
    };
  }

  /** Controllers tell of lost leadership as of any event, and end. */
  private boolean isQuietEnd() {
    return "leader-election-lost".equals(cause()) && last && after <= STRAGGLERS;
  }
}
