package dev.exitcode.catalog;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signals of Linux by number, as x86-64 and arm64 count them (glibc {@code
 * bits/signum-generic.h} and {@code signum-arch.h}); real-time signals are named as {@code kill -l}
 * names them.
 */
public final class Signals {
  /** A process that signal N ended is recorded with the code {@code BASE + N}. */
  public static final int BASE = 128;

  /** The highest signal number. */
  static final int LAST = 64;

  private static final int FIRST_REAL_TIME = 34;
  private static final int LAST_NAMED_FROM_MIN = 49;

  private static final String[] NAMES =
      ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP"
              + " TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
          .split(" ");

  private static final Map<String, Integer> ALIASES =
      Map.of("iot", 6, "cld", 17, "poll", 29, "unused", 31, "rtmin", FIRST_REAL_TIME, "rtmax", 64);

  private Signals() {}

  /** Whether Linux has a signal of this number. */
  static boolean exists(long number) {
    return 1 <= number && number <= LAST;
  }

  /**
   * The name, such as {@code SIGKILL} or {@code SIGRTMIN+3}; null for 32 and 33, which glibc keeps
   * to itself, and for what is no signal.
   */
  public static @Nullable String name(long number) {
    if (!exists(number)) {
      return null;
    }
    int n = (int) number;
    if (n <= NAMES.length) {
      return "SIG" + NAMES[n - 1];
    }
    return n < FIRST_REAL_TIME ? null : realTimeName(n);
  }

  private static String realTimeName(int number) {
    return number <= LAST_NAMED_FROM_MIN
        ? "SIGRTMIN" + offset('+', number - FIRST_REAL_TIME)
        : "SIGRTMAX" + offset('-', LAST - number);
  }

  /** The name, or for 32 and 33 {@code signal 32}; for signals that exist. */
  static String title(long number) {
    String name = name(number);
    return name == null ? "signal " + number : name;
  }

  /** The number of a signal written as {@code SIGTERM}, {@code term}, {@code rtmin+3}; or 0. */
  public static int number(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    name = name.startsWith("sig") ? name.substring(3) : name;
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].equalsIgnoreCase(name)) {
        return i + 1;
      }
    }
    return name.startsWith("rtm") && name.length() > 5
        ? realTime(name)
        : ALIASES.getOrDefault(name, 0);
  }

  private static int realTime(String name) {
    String start = name.substring(0, 5);
    if (!(Numerals.parse(name.substring(5)) instanceof Numerals.Whole(long offset))
        || Math.abs(offset) > LAST - FIRST_REAL_TIME) {
      return 0;
    }
    long number = ALIASES.getOrDefault(start, 0) + offset;
    return FIRST_REAL_TIME <= number && number <= LAST ? (int) number : 0;
  }

  private static String offset(char sign, int distance) {
    return distance == 0 ? "" : "" + sign + distance;
  }
}
