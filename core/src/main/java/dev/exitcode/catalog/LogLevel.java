package dev.exitcode.catalog;

/** How grave a line of a log calls itself, the least grave first. */
public enum LogLevel {
  /** The line carries no level. */
  UNKNOWN,
  /** Ordinary work, down to traces. */
  INFO,
  /** Noticed and lived with. */
  WARN,
  /** Something failed. */
  ERROR,
  /** The program says that it cannot go on. */
  FATAL
}
