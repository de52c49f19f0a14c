package dev.exitcode.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a text to hide.
 *
 * @param end after its last character
 * @param kind the kind's place in the list; the first kind gives its name where parts overlap
 */
record Span(int start, int end, int kind) {

  /** The same parts in order, with those that overlap made one. */
  static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (!merged.isEmpty() && span.start < merged.getLast().end) {
        merged.add(merged.removeLast().with(span));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  private Span with(Span other) {
    return new Span(start, Math.max(end, other.end), Math.min(kind, other.kind));
  }
}
