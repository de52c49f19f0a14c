package dev.exitcode.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often one piece of a regular expression is written out when it is compiled: counts in braces
 * multiply where they are nested. Known before compiling, which would take all memory.
 */
final class Repeats {
  private static final long MOST = 1_000_000;

  /** What stands for itself, a class, a group's ends, a count in braces, or any other character. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?s)\\\\Q.*?(?:\\\\E|\\z)|\\\\.|\\[\\^?]?(?:\\\\.|\\[:[^]]*+:]|[^]\\\\])*+]"
              + "|(?<open>\\()|(?<close>\\))|\\{(?<least>\\d{1,9})(?:,(?<most>\\d{0,9}))?}"
              + "|(?<sign>[*+?])|.");

  private final Deque<Long> outer = new ArrayDeque<>();
  private long inside = 1;
  private long last = 1;

  private Repeats() {}

  /** The largest product of nested counts; at least 1. */
  static long most(String regex) {
    Repeats repeats = new Repeats();
    Matcher piece = PIECE.matcher(regex);
    while (piece.find()) {
      repeats.take(piece);
    }
    return repeats.outer.stream().reduce(repeats.inside, Math::max);
  }

  private void take(Matcher piece) {
    if (piece.group("open") != null) {
      outer.push(inside);
      inside = 1;
    } else if (piece.group("close") != null) {
      last = inside;
      inside = Math.max(last, outer.isEmpty() ? 1 : outer.pop());
    } else if (piece.group("least") != null) {
      last = Math.min(MOST, last * count(piece));
      inside = Math.max(inside, last);
    } else if (piece.group("sign") == null) {
      last = 1;
    }
  }

  private static long count(Matcher piece) {
    String most = piece.group("most");
    long count = Long.parseLong(most == null || most.isEmpty() ? piece.group("least") : most);
    return Math.max(1, count);
  }
}
