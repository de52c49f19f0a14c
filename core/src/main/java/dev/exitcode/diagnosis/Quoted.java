package dev.exitcode.diagnosis;

import org.jspecify.annotations.Nullable;

/** Names out of a platform's sentences. */
final class Quoted {
  private Quoted() {}

  /** What stands between two marks, the first time; null where they are not there. */
  static @Nullable String between(String text, String before, String after) {
    int at = text.indexOf(before);
    int from = at + before.length();
    int to = at < 0 ? -1 : text.indexOf(after, from);
    return to <= from ? null : text.substring(from, to);
  }

  /** What stands in quotation marks or backquotes right after a mark, the first time. */
  static @Nullable String after(String text, String before) {
    String quoted = between(text, before + '"', "\"");
    return quoted == null ? between(text, before + '`', "`") : quoted;
  }
}
