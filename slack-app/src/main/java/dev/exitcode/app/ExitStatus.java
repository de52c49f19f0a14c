package dev.exitcode.app;

/**
 * The exit statuses of the program itself, named as in sysexits.h; described in
 * docs/command-line.md.
 */
final class ExitStatus {
  static final int OK = 0;

  /** The command line was wrong, or the catalog knows no answer. */
  static final int USAGE = 64;

  /** What was given to be read holds nothing that could be understood. */
  static final int DATA = 65;

  /** A file that was named cannot be read. */
  static final int NO_INPUT = 66;

  /** Something the program needs cannot be had, such as a free port. */
  static final int UNAVAILABLE = 69;

  /** A fault of the program. */
  static final int SOFTWARE = 70;

  /** A setting is wrong or missing. */
  static final int CONFIG = 78;

  private ExitStatus() {}
}
