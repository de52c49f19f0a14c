package dev.exitcode.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with the settings, so that all of it can be said at once. */
final class Problems {
  private final String file;
  private final List<Problem> all = new ArrayList<>();
  private final Set<Integer> settled = new HashSet<>();

  private record Problem(int line, String text) {}

  /** Problems of lines will be named after {@code file}. */
  Problems(String file) {
    this.file = file;
  }

  /** Something wrong on a line of the file, counted from 1. */
  void at(int line, String text) {
    if (!settled.contains(line)) {
      all.add(new Problem(line, file + ":" + line + ": " + text));
    }
  }

  /** As {@link #at}, and nothing else need be said of that line. */
  void only(int line, String text) {
    at(line, text);
    settled.add(line);
  }

  /** Something wrong that stands on no line of the file. */
  void add(String text) {
    all.add(new Problem(Integer.MAX_VALUE, text));
  }

  /** Whether something is said of that line already. */
  boolean tellsOf(int line) {
    return all.stream().anyMatch(problem -> problem.line() == line);
  }

  boolean none() {
    return all.isEmpty();
  }

  /** In the order of the file, then what stands outside of it. */
  List<String> sentences() {
    return all.stream().sorted(Comparator.comparingInt(Problem::line)).map(Problem::text).toList();
  }
}
