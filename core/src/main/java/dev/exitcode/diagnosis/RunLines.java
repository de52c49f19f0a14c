package dev.exitcode.diagnosis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log that were written during one run, where they begin with their time in UTC. A
 * container of Docker keeps one log through all its starts, and so do collectors of logs.
 */
final class RunLines {
  /** Up to the seconds: {@code 2026-11-28T12:40:00}. */
  private static final int STAMP = 19;

  private RunLines() {}

  /** The lines, empty ones in the place of those of other runs, so that each keeps its number. */
  static List<String> of(List<String> lines, @Nullable Instant start, @Nullable Instant end) {
    int from = start == null ? 0 : begin(lines, text(start.minusSeconds(Timing.JITTER)));
    int to = end == null ? lines.size() : finish(lines, from, text(end.plusSeconds(Timing.AFTER)));
    if (from == 0 && to == lines.size()) {
      return lines;
    }
    List<String> own = new ArrayList<>(Collections.nCopies(from, ""));
    own.addAll(lines.subList(from, to));
    own.addAll(Collections.nCopies(lines.size() - to, ""));
    return own;
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The first line that is stamped after all that are earlier; 0 where none is. */
  private static int begin(List<String> lines, String start) {
    int begin = 0;
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (isStamped(lines.get(i))) {
        if (lines.get(i).compareTo(start) < 0) {
          return begin;
        }
        begin = i;
      }
    }
    return 0;
  }

  /** The first line from there on that is later, where one before it is not. */
  private static int finish(List<String> lines, int from, String end) {
    boolean isIn = false;
    for (int i = from; i < lines.size(); i++) {
      if (isStamped(lines.get(i))) {
        if (lines.get(i).compareTo(end) > 0) {
          return isIn ? i : lines.size();
        }
        isIn = true;
      }
    }
    return lines.size();
  }

  private static boolean isStamped(String line) {
    if (line.length() <= STAMP || line.charAt(4) != '-' || line.charAt(10) != 'T') {
      return false;
    }
    int at = STAMP;
    while (at < line.length() && ".0123456789".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at < line.length() && line.charAt(at) == 'Z' && line.charAt(16) == ':';
  }
}
