package dev.exitcode.redact;

import org.jspecify.annotations.Nullable;

/**
 * A text with one layer of disguise undone, and the way back: terminal escapes and invisible
 * characters left out, escapes of JSON and URLs decoded.
 */
final class View {
  private final StringBuilder seen;
  private final int[] starts;
  private final int[] ends;

  private View(int size) {
    seen = new StringBuilder(size);
    starts = new int[size];
    ends = new int[size];
  }

  /** The text undisguised, or null where it is what it seems to be. */
  static @Nullable View of(String text) {
    int first = firstDisguised(text);
    return first < 0 ? null : new View(text.length()).read(text, first);
  }

  /** What is left to see. */
  String text() {
    return seen.toString();
  }

  /** The part of the disguised text that a part of this view stands for. */
  Span back(Span span) {
    return new Span(starts[span.start()], ends[span.end() - 1], span.kind());
  }

  private static int firstDisguised(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Disguise.isPossible(text.charAt(i)) && Disguise.at(text, i) != null) {
        return i;
      }
    }
    return -1;
  }

  private View read(String text, int first) {
    for (int i = 0; i < first; i++) {
      add(text.charAt(i), i, i + 1);
    }
    int i = first;
    while (i < text.length()) {
      i = readAt(text, i);
    }
    return this;
  }

  private int readAt(String text, int i) {
    Disguise disguise = Disguise.isPossible(text.charAt(i)) ? Disguise.at(text, i) : null;
    int end = disguise == null ? i + 1 : i + disguise.length();
    if (disguise == null) {
      add(text.charAt(i), i, end);
    } else if (disguise.shows() != Disguise.NOTHING) {
      add(disguise.shows(), i, end);
    }
    return end;
  }

  private void add(char c, int start, int end) {
    starts[seen.length()] = start;
    ends[seen.length()] = end;
    seen.append(c);
  }
}
