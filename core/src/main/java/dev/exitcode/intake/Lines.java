package dev.exitcode.intake;

import java.util.List;

/** The cleaned lines of a text, read from the first to the last. */
final class Lines {
  private final List<String> lines;
  private int at;

  Lines(List<String> lines) {
    this.lines = lines;
  }

  boolean hasNext() {
    return at < lines.size();
  }

  /** The line to be read now. */
  String current() {
    return lines.get(at);
  }

  /** A line before (negative) or after the current one; empty beyond the ends. */
  String peek(int offset) {
    int index = at + offset;
    return index >= 0 && index < lines.size() ? lines.get(index) : "";
  }

  void skip(int count) {
    at += count;
  }
}
