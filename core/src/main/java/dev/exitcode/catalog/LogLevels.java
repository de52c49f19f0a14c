package dev.exitcode.catalog;

import org.jspecify.annotations.Nullable;

/** Reads the level of a log line, in the forms that loggers print it, without allocating. */
final class LogLevels {
  /** Levels stand at the front of a line; further back the word is part of the message. */
  private static final int FRONT = 120;

  private static final String[] KEYS = {
    "\"level\"",
    "\"severity\"",
    "\"lvl\"",
    "\"levelname\"",
    "\"log.level\"",
    "\"loglevel\"",
    "\"@l\"",
    "\"s\""
  };

  private static final String[] NAMES = {
    "INFO",
    "ERROR",
    "WARN",
    "WARNING",
    "DEBUG",
    "FATAL",
    "TRACE",
    "NOTICE",
    "CRITICAL",
    "SEVERE",
    "ERR",
    "INF",
    "WRN",
    "DBG",
    "FTL",
    "TRC",
    "CRIT",
    "EMERG",
    "ALERT",
    "PANIC",
    "NOTE",
    "FAIL",
    "DBUG",
    "TRCE",
    "LOG",
    "VERBOSE",
    "FINE",
    "SYSTEM"
  };

  private static final LogLevel[] LEVELS = {
    LogLevel.INFO, LogLevel.ERROR, LogLevel.WARN, LogLevel.WARN, LogLevel.INFO, LogLevel.FATAL,
    LogLevel.INFO, LogLevel.INFO, LogLevel.FATAL, LogLevel.ERROR, LogLevel.ERROR, LogLevel.INFO,
    LogLevel.WARN, LogLevel.INFO, LogLevel.FATAL, LogLevel.INFO, LogLevel.FATAL, LogLevel.FATAL,
    LogLevel.FATAL, LogLevel.FATAL, LogLevel.INFO, LogLevel.ERROR, LogLevel.INFO, LogLevel.INFO,
    LogLevel.INFO, LogLevel.INFO, LogLevel.INFO, LogLevel.INFO
  };

  private LogLevels() {}

  /** The level of the line, whose message and header begin at {@code start}. */
  static LogLevel of(String line, int start) {
    if (start < line.length() && line.charAt(start) == '{') {
      return ofJson(line, start);
    }
    LogLevel klog = klog(line, start);
    return klog != null ? klog : ofText(line, start);
  }

  private static LogLevel ofText(String line, int start) {
    int end = Math.min(line.length(), start + FRONT);
    boolean first = true;
    for (int i = start; i < end; i++) {
      if (!isLetter(line.charAt(i))) {
        continue;
      }
      int word = i;
      i = wordEnd(line, i);
      LogLevel level = named(line, word, i);
      if (level != null && isLevel(line, word, i, first)) {
        return level;
      }
      first &= i - word < 4;
    }
    return LogLevel.UNKNOWN;
  }

  /** Whether the word stands where and as loggers put a level. */
  private static boolean isLevel(String line, int from, int to, boolean first) {
    char before = from == 0 ? ' ' : line.charAt(from - 1);
    char after = to == line.length() ? ' ' : line.charAt(to);
    if (isKeyed(line, from)) {
      return true;
    }
    if (isUpper(line, from, to)) {
      boolean open = " \t[<(|/:\"'*".indexOf(before) >= 0 || (before == '.' && after == ':');
      String closing = line.startsWith("LOG", from) ? ":" : " \t]>)|:,!/\"'";
      return open && closing.indexOf(after) >= 0;
    }
    return switch (after) {
      case ']' -> before == '[';
      case '\t' -> before == '\t';
      case ':' -> first && " \t".indexOf(before) >= 0 && !isTheWordLog(line, from);
      default -> false;
    };
  }

  /** A person who pastes a log writes "log:" before it; PostgreSQL's level is in capitals. */
  private static boolean isTheWordLog(String line, int from) {
    return line.regionMatches(true, from, "log:", 0, 4);
  }

  /** Whether it follows {@code level=} or the like. */
  private static boolean isKeyed(String line, int from) {
    int equals = from - 1;
    if (equals > 0 && line.charAt(equals) == '"') {
      equals--;
    }
    return equals > 2
        && line.charAt(equals) == '='
        && (line.regionMatches(true, equals - 3, "vel", 0, 3)
            || line.regionMatches(true, equals - 3, "lvl", 0, 3)
            || line.regionMatches(true, equals - 3, "ity", 0, 3));
  }

  private static LogLevel ofJson(String line, int start) {
    for (String key : KEYS) {
      int at = line.indexOf(key, start);
      if (at >= 0) {
        LogLevel level = value(line, at + key.length());
        if (level != LogLevel.UNKNOWN) {
          return level;
        }
      }
    }
    return LogLevel.UNKNOWN;
  }

  private static LogLevel value(String line, int from) {
    int at = valueStart(line, from);
    int end = at < line.length() ? wordEnd(line, at) : at;
    if (end - at == 1) {
      return letter(line.charAt(at));
    }
    if (end > at) {
      LogLevel named = named(line, at, end);
      return named == null ? LogLevel.UNKNOWN : named;
    }
    return number(line, at);
  }

  private static int valueStart(String line, int from) {
    int at = from;
    while (at < line.length() && " :\"".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** The numbers of pino and bunyan (10 to 60), and of syslog (0 to 7). */
  private static LogLevel number(String line, int from) {
    int number = -1;
    for (int i = from; i < line.length() && i < from + 2 && isDigit(line.charAt(i)); i++) {
      number = (Math.max(number, 0) * 10) + line.charAt(i) - '0';
    }
    return number < 0 ? LogLevel.UNKNOWN : numbered(number);
  }

  private static LogLevel numbered(int number) {
    int tens = number >= 10 ? number / 10 : 7 - number;
    return switch (tens) {
      case 3 -> number >= 10 ? LogLevel.INFO : LogLevel.WARN;
      case 4 -> number >= 10 ? LogLevel.WARN : LogLevel.ERROR;
      case 5 -> number >= 10 ? LogLevel.ERROR : LogLevel.FATAL;
      default -> tens < 3 ? LogLevel.INFO : LogLevel.FATAL;
    };
  }

  /** {@code E0602 08:00:04.400121}, as klog prints it. */
  private static @Nullable LogLevel klog(String line, int start) {
    if (line.length() < start + 7 || line.charAt(start + 5) != ' ') {
      return null;
    }
    for (int i = start + 1; i < start + 5; i++) {
      if (!isDigit(line.charAt(i))) {
        return null;
      }
    }
    LogLevel level = letter(line.charAt(start));
    return level == LogLevel.UNKNOWN ? null : level;
  }

  private static LogLevel letter(char c) {
    return switch (c) {
      case 'I', 'D' -> LogLevel.INFO;
      case 'W' -> LogLevel.WARN;
      case 'E' -> LogLevel.ERROR;
      case 'F' -> LogLevel.FATAL;
      default -> LogLevel.UNKNOWN;
    };
  }

  private static @Nullable LogLevel named(String line, int from, int to) {
    int length = to - from;
    if (length < 3 || length > 8) {
      return null;
    }
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].length() == length && line.regionMatches(true, from, NAMES[i], 0, length)) {
        return LEVELS[i];
      }
    }
    return null;
  }

  private static int wordEnd(String line, int from) {
    int end = from;
    while (end < line.length() && isLetter(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isUpper(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
